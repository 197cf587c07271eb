#!/usr/bin/env python3
"""Writes man pages from what a command says of itself (--experimental-dump-help on standard input).

usage: manual.py SECTION VERSION FOLDER
"""

import json
import re
import sys


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.M)


def option_names(argument):
    names = []
    for name in argument.get("names", []):
        dashes = {"long": "--", "short": "-", "longWithSingleDash": "-"}[name["kind"]]
        names.append(dashes + name["name"])
    value = argument.get("valueName", "value")
    if argument["kind"] == "positional":
        return value.upper()
    suffix = " " + value.upper() if argument["kind"] == "option" else ""
    return ", ".join(name + suffix for name in names)


def page(command, path, section, version):
    name = "-".join(path)
    lines = [
        '.TH "%s" "%s" "" "dateline %s" "Dateline"' % (name.upper(), section, version),
        ".SH NAME",
        "%s \\- %s" % (escaped(name), escaped(command.get("abstract", "").rstrip("."))),
        ".SH SYNOPSIS",
        ".B %s" % escaped(" ".join(path)),
    ]
    arguments = [one for one in command.get("arguments", []) if one.get("shouldDisplay", True)]
    subcommands = [one for one in command.get("subcommands", []) if one["commandName"] != "help"]
    if any(one["kind"] != "positional" for one in arguments):
        lines.append("[OPTIONS]")
    if subcommands:
        lines.append("COMMAND ...")
    for one in arguments:
        if one["kind"] == "positional":
            word = one.get("valueName", "value").upper() + (" ..." if one.get("isRepeating") else "")
            lines.append(escaped("[%s]" % word if one.get("isOptional") else word))
    discussion, examples = command.get("discussion", ""), []
    lines += [".SH DESCRIPTION", escaped(command.get("abstract", ""))]
    for part in discussion.split("\n\n") if discussion else []:
        head, _, body = part.partition(":")
        if head.isupper() and len(head) < 30:
            lines.append(".SH %s" % head)
            part = body.strip("\n")
        else:
            lines.append(".PP")
        if part.startswith("  "):
            lines += [".nf", escaped(part), ".fi"]
        else:
            lines.append(escaped(part.strip()))
    if arguments:
        lines.append(".SH OPTIONS")
    for one in arguments:
        lines += [".TP", "\\fB%s\\fR" % escaped(option_names(one))]
        words = [one.get("abstract", ""), one.get("discussion", "")]
        if one.get("defaultValue"):
            words.append("Default: %s." % one["defaultValue"])
        lines.append(escaped(" ".join(word for word in words if word)) or "\\&")
    if subcommands:
        lines.append(".SH COMMANDS")
    for one in subcommands:
        lines += [".TP", "\\fB%s\\fR" % escaped(one["commandName"])]
        lines.append(escaped(one.get("abstract", "")))
    lines += [".SH SEE ALSO", "/usr/share/doc/dateline/"]
    yield name, "\n".join(lines) + "\n"
    for one in subcommands:
        yield from page(one, path + [one["commandName"]], section, version)


def main():
    section, version, folder = sys.argv[1:]
    command = json.load(sys.stdin)["command"]
    for name, text in page(command, [command["commandName"]], section, version):
        with open("%s/%s.%s" % (folder, name, section), "w", encoding="utf-8") as file:
            file.write(text)


main()

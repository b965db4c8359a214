"""Cuts the theme's fonts out of the full ones; assets/fonts/README.md says when and how to run it."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# What English and French pages are made of, all but the signs that are rare in them. Those, and every other letter of
# Europe, are in a second file of each face.
COMMON = (
    "".join(letter for letter in map(chr, range(0x20, 0x7F)) if letter not in "#*<=>@\\^_`{|}~")
    + "ÀÂÇÈÉÊËÎÏÔÙÛÜŒàâäçèéêëîïôöùûüœ"
    + "\u00a0\u202f«»–—‘’“”…"
)
EUROPEAN = "".join(map(chr, [*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x218, 0x21C), 0x1E9E])) + "‚„†‡•‰‹›€←↑→↓−"

SERIF = "fontpkg_source_serif_4/files/SourceSerif4[opsz,wght].ttf"
SERIF_ITALIC = "fontpkg_source_serif_4/files/SourceSerif4-Italic[opsz,wght].ttf"
SANS = "fontpkg_source_sans_3/files/SourceSans3[wght].ttf"
# Where each face comes from, where on its axes it stands, its name, and the rare signs that pages do set in it.
FACES = {
    "serif": (SERIF, {"opsz": 14, "wght": 400}, "Broadsheet Serif", ""),
    "serif-italic": (SERIF_ITALIC, {"opsz": 14, "wght": 400}, "Broadsheet Serif Italic", ""),
    "serif-head": (SERIF, {"opsz": 32, "wght": 660}, "Broadsheet Serif Head", ""),
    "sans": (SANS, {"wght": 460}, "Broadsheet Sans", "#=_↑"),
}
# Kerning of less than this, in thousandths of an em, is not seen at our sizes and is a tenth of the files.
LEAST_KERNING = 22


def drop_small_kerning(font):
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2:
                continue
            if table.Format == 1:
                for pairs in table.PairSet:
                    pairs.PairValueRecord = [pair for pair in pairs.PairValueRecord if kerning(pair) >= LEAST_KERNING]
                    pairs.PairValueCount = len(pairs.PairValueRecord)
            else:
                for pair in (pair for row in table.Class1Record for pair in row.Class2Record):
                    if pair.Value1 and kerning(pair) < LEAST_KERNING:
                        pair.Value1.XAdvance = 0


def kerning(pair):
    return abs(getattr(pair.Value1, "XAdvance", 0)) if pair.Value1 else 0


def cut(path, axes, name, letters, out):
    font = instancer.instantiateVariableFont(TTFont(path), axes, overlap=instancer.OverlapMode.KEEP_AND_DONT_SET_FLAGS)
    options = subset.Options(hinting=False, layout_features=["kern"], name_IDs=[0, 1, 2], notdef_outline=False)
    options.drop_tables += ["BASE", "GDEF", "GSUB", "STAT", "gasp", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    if "GPOS" in font:
        drop_small_kerning(font)
    # The licence of Source Sans keeps its name for the unchanged font.
    font["name"].setName(name, 1, 3, 1, 0x409)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(out)
    print(out.name, out.stat().st_size)


source, target = map(Path, sys.argv[1:3])
for name, (file, axes, family, signs) in FACES.items():
    common = COMMON + signs
    rest = "".join(letter for letter in EUROPEAN if letter not in common)
    cut(source / file, axes, family, common, target / f"{name}.woff2")
    cut(source / file, axes, family, rest, target / f"{name}-more.woff2")

//! Letters whose scripts put no space between words, or run from right to left.

/// True for letters of Chinese and Japanese, which are written without spaces between words.
#[must_use]
pub fn is_cjk(character: char) -> bool {
    matches!(u32::from(character), 0x2e80..=0x303f | 0x3040..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xf900..=0xfaff | 0xff01..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3134f)
}

/// True for letters of Hebrew and Arabic, which put prefixes before names in other scripts.
#[must_use]
pub fn is_rtl(character: char) -> bool {
    matches!(u32::from(character), 0x590..=0x6ff | 0x750..=0x77f)
}

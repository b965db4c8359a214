//! Stamps: glyphs that are painted once and kept, so that a letter is painted only for the first
//! picture that shows it.

use std::sync::{Arc, PoisonError, RwLock};

use hashbrown::HashMap;
use resvg::tiny_skia::{FillRule, Mask, Transform};
use resvg::usvg::fontdb::{Database, ID};

use super::face::outline;

/// Glyphs are placed at quarters of a pixel, across and down, as in browsers.
const PIXEL_PARTS: i32 = 4;
/// The most pixels that a stamp may have. resvg paints larger glyphs, as it paints everything else.
const LARGEST_GLYPH: u32 = 256 * 256;
/// How many bytes of stamps are kept. A glyph for which there is no room is painted each time.
const MOST_STAMP_BYTES: usize = 64 << 20;

/// A glyph of a font, and where it goes.
#[derive(Debug, Clone, Copy)]
pub struct PlacedGlyph {
    /// The font.
    pub font: ID,
    /// The number of the glyph in it.
    pub glyph: u32,
    /// The weight at which a variable font draws it.
    pub weight: Option<f32>,
    /// From units of the font to pixels.
    pub set: Transform,
}

/// A glyph at a size, and at a part of a pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct GlyphKey {
    font: ID,
    glyph: u32,
    /// The bits of the weight of a variable font.
    weight: Option<u32>,
    /// The bits of the scale, in pixels per unit of the font: a number with a point cannot be a
    /// key.
    scale: u32,
    /// The position within a pixel, across and down, in quarters.
    part: (i32, i32),
}

/// A painted glyph: how much of each pixel it covers.
#[derive(Debug)]
pub struct GlyphStamp {
    /// Pixels from the pen to the left edge, and from the baseline down to the top edge.
    offset: (i32, i32),
    /// Pixels in a row.
    width: usize,
    /// Row after row; 255 for a pixel that is covered completely.
    cover: Vec<u8>,
}

/// A stamp, and the pixel of its pen.
#[derive(Debug)]
pub struct Placed {
    stamp: Arc<GlyphStamp>,
    pen: (i32, i32),
}

/// The stamps of all fonts of a theme. A stamp depends only on its key, so it does not matter which
/// picture needs it first.
#[derive(Debug, Default)]
pub struct GlyphStamps {
    kept: RwLock<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    stamps: HashMap<GlyphKey, Option<Arc<GlyphStamp>>>,
    bytes: usize,
}

impl GlyphStamps {
    /// The stamp of a glyph that a transform places, and its position; `Ok(None)` if the glyph is
    /// empty.
    ///
    /// # Errors
    ///
    /// If it cannot be a stamp: it is turned, slanted, stretched or very large.
    pub fn place(&self, fonts: &Database, glyph: PlacedGlyph) -> Result<Option<Placed>, NoStamp> {
        let PlacedGlyph {
            font,
            glyph,
            weight,
            set,
        } = glyph;
        let is_upright = set.kx == 0.0
            && set.ky == 0.0
            && set.sx > 0.0
            && set.sy.to_bits() == (-set.sx).to_bits();
        let (Some(x), Some(y), true) = (parts(set.tx), parts(set.ty), is_upright) else {
            return Err(NoStamp);
        };
        let part = (x.rem_euclid(PIXEL_PARTS), y.rem_euclid(PIXEL_PARTS));
        let pen = (x.div_euclid(PIXEL_PARTS), y.div_euclid(PIXEL_PARTS));
        let key = GlyphKey {
            font,
            glyph,
            weight: weight.map(f32::to_bits),
            scale: set.sx.to_bits(),
            part,
        };
        let known = self
            .kept
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .stamps
            .get(&key)
            .cloned();
        let stamp = match known {
            Some(stamp) => stamp,
            None => self.keep(key, GlyphStamp::paint(fonts, key)?.map(Arc::new)),
        };
        Ok(stamp.map(|stamp| Placed { stamp, pen }))
    }

    /// Keeps a stamp if there is room for it.
    fn keep(&self, key: GlyphKey, stamp: Option<Arc<GlyphStamp>>) -> Option<Arc<GlyphStamp>> {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        let bytes = size_of::<GlyphKey>() + stamp.as_ref().map_or(0, |stamp| stamp.cover.len());
        if kept.bytes + bytes <= MOST_STAMP_BYTES {
            kept.bytes += bytes;
            kept.stamps.insert(key, stamp.clone());
        }
        stamp
    }
}

/// A glyph that cannot be a stamp.
#[derive(Debug)]
pub struct NoStamp;

impl GlyphStamp {
    /// Paints a glyph; `None` if it is empty, as a space is.
    fn paint(fonts: &Database, key: GlyphKey) -> Result<Option<Self>, NoStamp> {
        let Some(path) = outline(fonts, key.font, key.glyph, key.weight.map(f32::from_bits)) else {
            return Ok(None);
        };
        let scale = f32::from_bits(key.scale);
        let (x, y) = (
            length(key.part.0) / length(PIXEL_PARTS),
            length(key.part.1) / length(PIXEL_PARTS),
        );
        let path = path
            .transform(Transform::from_row(scale, 0.0, 0.0, -scale, x, y))
            .ok_or(NoStamp)?;
        let bounds = path.bounds().round_out().ok_or(NoStamp)?;
        if bounds.width().saturating_mul(bounds.height()) > LARGEST_GLYPH {
            return Err(NoStamp);
        }
        // Smoothing may paint slightly beyond the bounds.
        let offset = (bounds.left() - 1, bounds.top() - 1);
        let mut mask = Mask::new(bounds.width() + 2, bounds.height() + 2).ok_or(NoStamp)?;
        let corner = Transform::from_translate(length(-offset.0), length(-offset.1));
        mask.fill_path(&path, FillRule::Winding, true, corner);
        let width = usize::try_from(mask.width()).map_err(|_| NoStamp)?;
        let cover = mask.take().into_iter().map(shade).collect();
        Ok(Some(Self {
            offset,
            width,
            cover,
        }))
    }
}

/// The nearest of sixteen shades. The eye sees no more at the edge of a letter, and a PNG with 256
/// shades is a fifth larger.
fn shade(cover: u8) -> u8 {
    const SHADE_STEP: u16 = 17;
    u8::try_from((u16::from(cover) + SHADE_STEP / 2) / SHADE_STEP * SHADE_STEP).unwrap_or(u8::MAX)
}

impl Placed {
    /// Covers pixels with a colour: rows of `width` pixels, each red, green, blue and opacity, all
    /// of them opaque.
    pub fn cover(&self, pixels: &mut [u8], width: usize, [red, green, blue]: [u8; 3]) {
        let colour = [red, green, blue, u8::MAX];
        let GlyphStamp {
            offset,
            width: across,
            cover,
        } = &*self.stamp;
        let left = self.pen.0.saturating_add(offset.0);
        let top = self.pen.1.saturating_add(offset.1);
        // A stamp may reach over the left or the top edge, where usize cannot count: that part is
        // skipped.
        let skipped = usize::try_from(left.saturating_neg()).unwrap_or(0);
        let left = usize::try_from(left).unwrap_or(0);
        let above = usize::try_from(top.saturating_neg()).unwrap_or(0);
        let top = usize::try_from(top).unwrap_or(0);
        let rows = pixels.chunks_exact_mut(width * 4).skip(top);
        for (row, cover) in rows.zip(cover.chunks_exact(*across).skip(above)) {
            let (row, _) = row.as_chunks_mut::<4>();
            let row = row.get_mut(left..).unwrap_or_default();
            for (pixel, &part) in row.iter_mut().zip(cover.get(skipped..).unwrap_or_default()) {
                *pixel = mixed(*pixel, colour, part);
            }
        }
    }
}

/// Mixes two colours: `part` of 255 comes from the upper one. Rounded.
fn mixed(below: [u8; 4], above: [u8; 4], part: u8) -> [u8; 4] {
    /// Every other byte. A product takes two bytes at most, so two channels can be computed side by
    /// side in one number.
    const PAIR: u32 = 0x00ff_00ff;
    let [below, above] = [below, above].map(u32::from_le_bytes);
    let part = u32::from(part);
    let pair = |shift: u32| {
        let sum = ((below >> shift) & PAIR) * (255 - part)
            + ((above >> shift) & PAIR) * part
            + 0x0080_0080;
        ((sum + ((sum >> 8) & PAIR)) >> 8) & PAIR
    };
    (pair(0) | (pair(8) << 8)).to_le_bytes()
}

/// A position in pixels, in quarters of a pixel; `None` if it is far from any picture.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is far off is turned away before"
)]
fn parts(place: f32) -> Option<i32> {
    (place.abs() < 65_536.0).then(|| (place * length(PIXEL_PARTS)).round() as i32)
}

/// A small number of pixels or parts.
#[expect(
    clippy::cast_precision_loss,
    reason = "pictures are far smaller than 2^24 pixels"
)]
fn length(number: i32) -> f32 {
    number as f32
}

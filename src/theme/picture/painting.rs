//! Painting: a drawing as pixels. Upright text of one colour is stamped, rectangles are filled, and
//! resvg paints the rest.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::layout::Span;
use resvg::usvg::{Fill, Group, Node, Paint, Text, TextRendering, Tree};

use super::canvas::Canvas;
use super::fonts::Fonts;
use super::rectangles::Rectangle;
use super::stamps::{NoStamp, Placed};

/// Paints a drawing on white; `None` if there is no memory for its pixels.
pub fn paint(tree: &Tree, fonts: &Fonts) -> Option<Pixmap> {
    let mut canvas = Canvas::default();
    paint_group(tree.root(), Transform::identity(), fonts, &mut canvas)?;
    canvas.finish()
}

fn paint_group(group: &Group, set: Transform, fonts: &Fonts, canvas: &mut Canvas) -> Option<()> {
    let set = set.pre_concat(group.transform());
    for node in group.children() {
        match node {
            Node::Group(inner) if !inner.should_isolate() => {
                paint_group(inner, set, fonts, canvas)?;
            }
            Node::Text(text) => match stamps(text, set, fonts) {
                Ok(stamps) => stamp(&stamps, canvas.pixels()?),
                Err(NoStamp) => paint_node(node, set, canvas.pixels()?),
            },
            Node::Path(shape) => match Rectangle::all_of(shape, set) {
                Some((all, colour)) => all
                    .into_iter()
                    .try_for_each(|one| canvas.fill(one, colour))?,
                None => paint_node(node, set, canvas.pixels()?),
            },
            Node::Group(_) | Node::Image(_) => paint_node(node, set, canvas.pixels()?),
        }
    }
    Some(())
}

/// Has resvg paint a node. resvg moves a node to the corner of the picture, so it is first moved
/// the other way.
fn paint_node(node: &Node, set: Transform, pixels: &mut Pixmap) {
    if let Some(bounds) = node.abs_layer_bounding_box() {
        resvg::render_node(
            node,
            set.pre_translate(bounds.x(), bounds.y()),
            &mut pixels.as_mut(),
        );
    }
}

fn stamp(stamps: &[(Placed, [u8; 3])], pixels: &mut Pixmap) {
    let Ok(width) = usize::try_from(pixels.width()) else {
        return;
    };
    for (placed, colour) in stamps {
        placed.cover(pixels.data_mut(), width, *colour);
    }
}

/// The stamps of a text, with their colours.
fn stamps(text: &Text, set: Transform, fonts: &Fonts) -> Result<Vec<(Placed, [u8; 3])>, NoStamp> {
    if text.rendering_mode() == TextRendering::OptimizeSpeed {
        return Err(NoStamp);
    }
    let mut stamps = Vec::new();
    for span in text.layouted().iter().filter(|span| span.visible) {
        let Some(fill) = &span.fill else {
            return Err(NoStamp);
        };
        let colour = colour(span, fill)?;
        for glyph in &span.positioned_glyphs {
            let placed = fonts.place(
                glyph.font,
                glyph.id.0,
                set.pre_concat(glyph.outline_transform()),
            )?;
            stamps.extend(placed.map(|placed| (placed, colour)));
        }
    }
    Ok(stamps)
}

/// The colour of a span that is painted in one colour and has neither an outline nor a line.
fn colour(span: &Span, fill: &Fill) -> Result<[u8; 3], NoStamp> {
    let is_plain = span.stroke.is_none()
        && span.underline.is_none()
        && span.overline.is_none()
        && span.line_through.is_none();
    match fill.paint() {
        Paint::Color(colour) if is_plain && fill.opacity().get() >= 1.0 => {
            Ok([colour.red, colour.green, colour.blue])
        }
        _ => Err(NoStamp),
    }
}

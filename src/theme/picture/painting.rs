//! Painting: a drawing as pixels. Upright text of one colour is stamped, rectangles are filled, and
//! resvg paints the rest.

use resvg::tiny_skia::{FillRule, Paint, Pixmap, Transform};
use resvg::usvg::fontdb::ID;
use resvg::usvg::layout::Span;
use resvg::usvg::{Fill, FontResolver, Group, Node, Options, Text, TextRendering, Tree};

use super::canvas::Canvas;
use super::composed::{ColouredLetters, ComposedPart, colour, compose};
use super::face::Face;
use super::fonts::Fonts;
use super::rectangles::Rectangle;
use super::stamps::{NoStamp, Placed, PlacedGlyph};

/// Paints a drawing in this language on white; `None` if there is no memory for its pixels.
pub fn paint(tree: &Tree, fonts: &Fonts, language: &str) -> Option<Pixmap> {
    let painter = Painter { fonts, language };
    let mut canvas = Canvas::default();
    painter.group(tree.root(), Transform::identity(), &mut canvas)?;
    canvas.finish()
}

/// What every part of a drawing is painted with.
struct Painter<'p> {
    fonts: &'p Fonts,
    language: &'p str,
}

impl Painter<'_> {
    fn group(&self, group: &Group, set: Transform, canvas: &mut Canvas) -> Option<()> {
        let set = set.pre_concat(group.transform());
        for node in group.children() {
            match node {
                Node::Group(inner) if !inner.should_isolate() => {
                    self.group(inner, set, canvas)?;
                }
                Node::Text(text) => {
                    if let Some(parts) = compose(text, set, self.fonts, self.language) {
                        parts
                            .iter()
                            .try_for_each(|part| self.part(part, canvas.pixels()?))?;
                    } else {
                        match stamps(text, set, self.fonts) {
                            Ok(stamps) => stamp(&stamps, canvas.pixels()?),
                            Err(NoStamp) => paint_node(node, set, canvas.pixels()?),
                        }
                    }
                }
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

    /// Paints a part of a composed text.
    fn part(&self, part: &ComposedPart, pixels: &mut Pixmap) -> Option<()> {
        match part {
            ComposedPart::Glyph(glyph, colour) => match self.fonts.place(*glyph) {
                Ok(placed) => {
                    let placed = placed.map(|placed| (placed, *colour));
                    stamp(placed.as_slice(), pixels);
                }
                Err(NoStamp) => self.glyph(*glyph, *colour, pixels),
            },
            ComposedPart::Coloured(letters) => self.coloured(letters, pixels)?,
        }
        Some(())
    }

    /// Paints a glyph that is turned or very large.
    fn glyph(&self, glyph: PlacedGlyph, [red, green, blue]: [u8; 3], pixels: &mut Pixmap) {
        if let Some((path, set)) = self.fonts.outline(glyph) {
            let mut ink = Paint::default();
            ink.set_color_rgba8(red, green, blue, u8::MAX);
            pixels.fill_path(&path, &ink, FillRule::Winding, set, None);
        }
    }

    /// Has resvg paint letters as a drawing of their own, in their font alone; `None` if it cannot.
    fn coloured(&self, letters: &ColouredLetters, pixels: &mut Pixmap) -> Option<()> {
        let [red, green, blue] = letters.colour;
        let (size, text) = (letters.size, escaped(&letters.text));
        let drawing = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><text font-size='{size}' \
             fill='rgb({red},{green},{blue})'>{text}</text></svg>"
        );
        let options = Options {
            fontdb: self.fonts.database(),
            font_resolver: only(letters.font),
            ..Options::default()
        };
        let tree = Tree::from_str(&drawing, &options).ok()?;
        for node in tree.root().children() {
            paint_node(node, letters.set, pixels);
        }
        Some(())
    }
}

/// Answers with one font, whatever is asked for.
fn only(font: ID) -> FontResolver<'static> {
    FontResolver {
        select_font: Box::new(move |_, _| Some(font)),
        select_fallback: Box::new(|_, _, _| None),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
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
        let colour = colour_of(span, fill)?;
        for glyph in &span.positioned_glyphs {
            if !fonts.face(glyph.font).is_some_and(Face::is_plain) {
                return Err(NoStamp);
            }
            let placed = fonts.place(PlacedGlyph {
                font: glyph.font,
                glyph: glyph.id.0,
                weight: None,
                set: set.pre_concat(glyph.outline_transform()),
            })?;
            stamps.extend(placed.map(|placed| (placed, colour)));
        }
    }
    Ok(stamps)
}

/// The colour of a span that is painted in one colour and has neither an outline nor a line.
fn colour_of(span: &Span, fill: &Fill) -> Result<[u8; 3], NoStamp> {
    let is_bare = span.stroke.is_none()
        && span.underline.is_none()
        && span.overline.is_none()
        && span.line_through.is_none();
    if is_bare { colour(fill) } else { Err(NoStamp) }
}

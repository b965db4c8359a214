//! The drawings of a theme: templates of pictures in SVG, and the fonts in which their words are
//! set.

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::{THEME, Templates, ThemeFile, ThemeText, filters};
use crate::base::diagnostic::{At, Diagnostic};
use crate::check::external::ShareFonts;
use crate::theme::picture::{self, FontFault, Fonts, SetText, TextColumn, isolates};

/// The folder of a theme that holds them.
const DRAWINGS_FOLDER: &str = "share/";

/// Templates of pictures, and their fonts.
///
/// They are kept apart from the templates of pages. A drawing sees its view and the other files of
/// its folder, and nothing else, so the name of a picture can contain the hash of everything that
/// makes it, before it is made.
#[derive(Debug)]
pub struct Drawings {
    templates: Templates,
    fonts: Arc<Fonts>,
    /// A hash of all files and of the version of the program that draws them.
    print: blake3::Hasher,
}

/// The role of a file in the drawings of its theme.
#[derive(Debug, PartialEq, Eq)]
pub enum DrawingRole {
    /// A template.
    Template,
    /// A font.
    Font,
}

impl DrawingRole {
    /// The role of the file at this path below the theme's folder, if it has one.
    pub fn of(path: &str) -> Option<Self> {
        let name = path.strip_prefix(DRAWINGS_FOLDER)?;
        match name.rsplit_once('.')?.1 {
            "svg" => Some(Self::Template),
            "ttf" | "otf" => Some(Self::Font),
            _ => None,
        }
    }
}

impl Drawings {
    /// Loads templates and fonts, each by path.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with them.
    pub fn new(templates: Vec<ThemeText>, fonts: Vec<ThemeFile>) -> Result<Self, Vec<Diagnostic>> {
        let mut print = blake3::Hasher::new();
        let files = templates
            .iter()
            .map(|template| (template.path.as_str(), template.text.as_bytes()));
        let files = files.chain(
            fonts
                .iter()
                .map(|font| (font.path.as_str(), font.bytes.as_slice())),
        );
        for part in std::iter::once(picture::MAKER.as_bytes())
            .chain(files.flat_map(|(path, bytes)| [path.as_bytes(), bytes]))
        {
            print
                .update(&(part.len() as u64).to_le_bytes())
                .update(part);
        }
        let (places, bytes): (Vec<Arc<str>>, Vec<Vec<u8>>) = fonts
            .into_iter()
            .map(|font| (font.place(), font.bytes))
            .unzip();
        let (fonts, unreadable) = match Fonts::read(bytes) {
            Ok(fonts) => (Arc::new(fonts), None),
            Err((position, fault)) => (Arc::default(), Some(no_font(&places[position], fault))),
        };
        match (
            Templates::load(templates, str::to_owned, tera(Arc::clone(&fonts))),
            unreadable,
        ) {
            (Ok(templates), None) => Ok(Self {
                templates,
                fonts,
                print,
            }),
            (templates, unreadable) => Err(templates
                .err()
                .into_iter()
                .flatten()
                .chain(unreadable)
                .collect()),
        }
    }

    /// True if the theme has a drawing of this name: `claim` for `share/claim.svg`.
    #[must_use]
    pub fn have(&self, name: &str) -> bool {
        self.templates.have(&path(name))
    }

    /// True if the fonts can draw every character of a text.
    #[must_use]
    pub fn can_write(&self, text: &str) -> bool {
        self.fonts.missing(text).is_none()
    }

    /// Twelve hexadecimal digits that change with anything that the picture of a view depends on:
    /// the view itself (as JSON), the drawings, their fonts, and what makes the picture.
    #[must_use]
    pub fn fingerprint(&self, view: &str) -> String {
        let print = self
            .print
            .clone()
            .update(view.as_bytes())
            .finalize()
            .to_hex();
        print.as_str()[..12].to_owned()
    }

    /// Makes the picture of a view: a PNG.
    ///
    /// # Errors
    ///
    /// If the template fails, or what it makes cannot be drawn.
    pub fn picture(&self, name: &str, view: &Value) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value("view", view.clone());
        let path = path(name);
        let svg = self.templates.render(&path, &context)?;
        picture::png(&String::from_utf8_lossy(&svg), &self.fonts).map_err(|error| {
            let written = self
                .templates
                .written()
                .iter()
                .find(|template| template.path == path);
            let place = written.map_or_else(
                || path.as_str().into(),
                |template| Arc::clone(&template.place),
            );
            Box::new(Diagnostic::new(
                THEME,
                &place,
                At::File,
                format!("it does not produce a valid share image: {error}"),
            ))
        })
    }
}

/// The fonts in these files of a theme, and the publication's own among them, as the rules need them;
/// `None` if there is no drawing of claims, or if a font cannot be read.
#[must_use]
pub fn share_fonts(files: &[ThemeFile]) -> Option<ShareFonts> {
    files.iter().find(|file| file.path == path("claim"))?;
    let is_font = |file: &&ThemeFile| {
        file.is_own_font() || DrawingRole::of(&file.path) == Some(DrawingRole::Font)
    };
    let fonts = files.iter().filter(is_font).map(|file| file.bytes.clone());
    let fonts = Fonts::read(fonts.collect()).ok()?;
    Some(ShareFonts::new(move |text| fonts.missing(text)))
}

fn path(name: &str) -> String {
    format!("{DRAWINGS_FOLDER}{name}.svg")
}

fn no_font(place: &Arc<str>, fault: FontFault) -> Diagnostic {
    let (message, help) = match fault {
        FontFault::Unreadable => (
            "this font cannot be read",
            "use a TrueType or OpenType font, not a web font (WOFF)",
        ),
        FontFault::Dots => (
            "this font has pictures of dots instead of outlines",
            "use a font with outlines; those of emoji also come with them (`glyf`, `COLR`)",
        ),
    };
    Diagnostic::new(THEME, place, At::File, message).with_help(help.to_owned())
}

/// What the templates of drawings can use: escaping, the filters of pages, and `lines`, which
/// breaks a text into lines in these fonts.
fn tera(fonts: Arc<Fonts>) -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([".svg"]);
    filters::register(&mut tera);
    tera.register_filter("lines", move |text: &str, values: Kwargs, _: &State| {
        lines(text, &values, &fonts)
    });
    tera
}

/// A text in lines, as templates see it.
#[derive(Debug, Serialize)]
struct SettingView {
    size: f64,
    lines: Vec<LineView>,
    width: f64,
    height: f64,
    whole: bool,
}

#[derive(Debug, Serialize)]
struct LineView {
    text: String,
    width: f64,
    y: f64,
}

/// `{{ view.claim | lines(font="Broadsheet Serif", weight=600, sizes=[60, 52], width=1040, height=130) }}`:
/// the text in lines, at the first size at which they fit.
fn lines(text: &str, values: &Kwargs, fonts: &Fonts) -> TeraResult<Value> {
    let family = values.must_get::<&str>("font")?;
    let sizes = values.must_get::<Vec<f64>>("sizes")?;
    let column = TextColumn {
        family,
        weight: values.get::<u16>("weight")?.unwrap_or(400),
        sizes: &sizes,
        leading: values.get::<f64>("leading")?.unwrap_or(1.2),
        width: values.must_get::<f64>("width")?,
        height: values.must_get::<f64>("height")?,
        cut: values.get::<bool>("cut")?.unwrap_or(false),
    };
    let set = SetText::new(text, fonts, &column).ok_or_else(|| {
        let message = format!(
            "`lines` needs a size in `sizes`, and a font of the family `{family}` in {DRAWINGS_FOLDER}"
        );
        tera::Error::message(message)
    })?;
    let SetText {
        size,
        lines,
        width,
        height,
        whole,
    } = set;
    let isolates = isolates(text);
    let lines = lines
        .into_iter()
        .map(|line| LineView {
            text: match isolates {
                Some([open, close]) => format!("{open}{}{close}", line.text),
                None => line.text,
            },
            width: line.width,
            y: line.y,
        })
        .collect();
    Ok(Value::from_serializable(&SettingView {
        size,
        lines,
        width,
        height,
        whole,
    }))
}

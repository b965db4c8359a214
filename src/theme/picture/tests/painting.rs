//! Our painting matches resvg's, except for differences that no eye sees.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::super::{PICTURE_HEIGHT, PICTURE_WIDTH, painting};
use super::{drawing, fonts};

/// The same drawing painted by this module, and by resvg alone: bytes of all pixels.
fn both_ways(inside: &str) -> (Vec<u8>, Vec<u8>) {
    let fonts = fonts();
    let options = Options {
        fontdb: fonts.database(),
        ..Options::default()
    };
    let tree = Tree::from_str(&drawing(inside), &options).expect("a drawing");
    let ours = painting::paint(&tree, &fonts, "en").expect("there is room");
    let mut theirs = Pixmap::new(PICTURE_WIDTH, PICTURE_HEIGHT).expect("there is room");
    theirs.fill(Color::WHITE);
    resvg::render(&tree, Transform::identity(), &mut theirs.as_mut());
    (ours.take(), theirs.take())
}

/// How far apart two pictures are at most, in one colour of one pixel.
fn apart((ours, theirs): &(Vec<u8>, Vec<u8>)) -> u8 {
    ours.iter()
        .zip(theirs)
        .map(|(ours, theirs)| ours.abs_diff(*theirs))
        .max()
        .unwrap_or_default()
}

#[test]
fn a_glyph_at_a_quarter_of_a_pixel_is_what_resvg_paints() {
    let glyphs: Vec<String> = (0..16)
        .map(|step| {
            let (x, y) = (100.0 + f64::from(step) * 41.25, 200.0 + f64::from(step) * 0.25);
            format!("<text x='{x}' y='{y}' font-family='Broadsheet Serif' font-size='64' fill='#a3241b'>g</text>")
        })
        .collect();
    let pictures = both_ways(&glyphs.concat());
    assert!(
        pictures.0.iter().any(|colour| *colour < 0x40),
        "there are glyphs"
    );
    // Half of a shade, and what rounding adds.
    assert!(apart(&pictures) <= 10, "{}", apart(&pictures));
}

#[test]
fn a_line_of_text_differs_from_what_resvg_paints_by_an_eighth_of_a_pixel() {
    let line = "<text x='600' y='300' font-family='Broadsheet Sans' font-size='34' text-anchor='middle'>The public \
                inquiry found that he did not, fi AVATAR</text>";
    let (ours, theirs) = both_ways(line);
    let sum = |pixels: &[u8]| {
        pixels
            .iter()
            .map(|colour| u64::from(255 - colour))
            .sum::<u64>()
    };
    let (ours_ink, theirs_ink) = (sum(&ours), sum(&theirs));
    assert!(
        ours_ink.abs_diff(theirs_ink) * 100 < theirs_ink,
        "as much ink: {ours_ink} and {theirs_ink}"
    );
    let differing = ours
        .iter()
        .zip(&theirs)
        .map(|(ours, theirs)| u64::from(ours.abs_diff(*theirs)))
        .sum::<u64>();
    assert!(
        differing * 100 < theirs_ink * 15,
        "in the same places: {differing} of {theirs_ink}"
    );
    assert!(differing > 0, "it is stamped");
}

#[test]
fn a_rectangle_of_whole_pixels_is_filled_to_its_edges() {
    for drawing in [
        "<rect width='1200' height='630' fill='#fdfcf9'/>",
        "<path d='M60 75h1080v4h-1080zM60 83h1080v1h-1080zM60 602v1h1080v-1z' fill='#1a1916'/>",
        "",
        "<rect width='1200' height='629' fill='#fdfcf9'/>",
        "<rect width='1200' height='630' fill='#fdfcf9'/><rect width='9' height='9'/><rect width='1200' height='630' fill='#f00'/>",
        "<rect x='-20' y='600' width='1300' height='100' fill='#123456'/>",
        "<rect x='-20' y='-600' width='10' height='100'/>",
        "<g transform='translate(10 20) scale(2)'><rect x='.5' width='9' height='4'/></g>",
        "<path d='M10 10h50v50h-50zM20 20h10v10h-10z' fill-rule='evenodd'/>",
        "<path d='M10 10h50v50h-50zM20 20v10h10v-10z'/>",
        "<rect x='10.5' y='10.25' width='50' height='50'/>",
        "<rect x='10' y='10' width='50' height='50' fill-opacity='.5'/>",
        "<rect x='10' y='10' width='50' height='50' rx='9'/>",
        "<rect x='10' y='10' width='50' height='50' stroke='#f00'/>",
        "<path d='M10 10h50v50l-50-50zM80 80h10v10h-20z'/>",
    ] {
        let pictures = both_ways(drawing);
        assert!(apart(&pictures) <= 1, "{drawing}: {}", apart(&pictures));
    }
}

#[test]
fn what_is_no_upright_text_of_one_colour_is_painted_by_resvg() {
    let font = "x='600' y='300' font-family='Broadsheet Sans' font-size='80'";
    let gradient = "<linearGradient id='g'><stop stop-color='#f00'/><stop offset='1' stop-color='#00f'/></linearGradient>";
    for drawing in [
        format!("<text {font} transform='rotate(8)'>turned</text>"),
        format!("<text {font} transform='scale(1 .5)'>stretched</text>"),
        format!("<text {font} stroke='#f00'>edged</text>"),
        format!("<text {font} text-decoration='underline'>underlined</text>"),
        format!("<text {font} opacity='.5'>thin</text>"),
        format!("<text {font} fill-opacity='.5'>thin</text>"),
        format!("{gradient}<text {font} fill='url(#g)'>coloured</text>"),
        format!("<text {}>O</text>", font.replace("size='80'", "size='900'")),
        "<g transform='translate(40 10) rotate(3)'><rect width='200' height='90' fill='#123456'/></g>".to_owned(),
        "<g opacity='.4'><rect width='200' height='90'/><rect x='100' width='200' height='90'/></g>".to_owned(),
    ] {
        let pictures = both_ways(&drawing);
        assert!(pictures.1.iter().any(|colour| *colour < 0xf0), "it shows something: {drawing}");
        // A node is moved to the corner and back: an edge can fall on the other side of one of
        // sixteen samples.
        assert!(apart(&pictures) <= 16, "{drawing}: {}", apart(&pictures));
    }
}

#[test]
fn text_beyond_the_edges_is_cut_there() {
    let font = "font-family='Broadsheet Serif' font-size='120' fill='#a3241b'";
    let places = [
        (-30, 40),
        (1170, 40),
        (500, 20),
        (500, 660),
        (-400, -400),
        (3000, 3000),
    ];
    let texts: Vec<String> = places
        .iter()
        .map(|(x, y)| format!("<text x='{x}' y='{y}' {font}>M</text>"))
        .collect();
    let pictures = both_ways(&texts.concat());
    // A path that an edge cuts is sampled a little elsewhere than a whole one: three of sixteen
    // samples at most, and half a shade.
    assert!(apart(&pictures) <= 56, "{}", apart(&pictures));
}

//! Rectangles: shapes whose edges all lie between pixels, so that they can be filled without
//! smoothing.

use resvg::tiny_skia::{Path, PathSegment, Pixmap, Point, Transform};
use resvg::usvg::{Paint, Path as Shape};

/// A rectangle of whole pixels: the first column and row that it covers, and the first ones beyond
/// it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rectangle {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Rectangle {
    /// The rectangles that make up a shape, and their colour; `None` if the shape has any other
    /// part, or is more than filled.
    pub fn all_of(shape: &Shape, set: Transform) -> Option<(Vec<Self>, [u8; 3])> {
        let fill = shape.fill()?;
        let Paint::Color(colour) = fill.paint() else {
            return None;
        };
        if !shape.is_visible()
            || shape.stroke().is_some()
            || fill.opacity().get() < 1.0
            || set.has_skew()
        {
            return None;
        }
        let all = rectangles(shape.data(), set)?;
        // Where two rectangles overlap, the fill rule of the shape decides what is filled; resvg
        // applies it.
        let apart = all
            .iter()
            .enumerate()
            .all(|(at, one)| all[..at].iter().all(|other| one.is_apart_from(other)));
        apart.then_some((all, [colour.red, colour.green, colour.blue]))
    }

    /// Fills the part of it that lies within the picture.
    pub fn fill(self, [red, green, blue]: [u8; 3], pixels: &mut Pixmap) {
        let inside = |place: i32| usize::try_from(place).unwrap_or(0);
        let Ok(width) = usize::try_from(pixels.width()) else {
            return;
        };
        let (left, right) = (inside(self.left), inside(self.right).min(width));
        let rows = pixels.data_mut().chunks_exact_mut(width * 4);
        for row in rows.take(inside(self.bottom)).skip(inside(self.top)) {
            let (row, _) = row.as_chunks_mut::<4>();
            row.get_mut(left..right)
                .unwrap_or_default()
                .fill([red, green, blue, u8::MAX]);
        }
    }

    /// True if it covers a whole picture of this size in pixels.
    pub fn covers(self, width: u32, height: u32) -> bool {
        let reaches = |edge: i32, length: u32| i64::from(edge) >= i64::from(length);
        self.left <= 0
            && self.top <= 0
            && reaches(self.right, width)
            && reaches(self.bottom, height)
    }

    fn is_apart_from(&self, other: &Self) -> bool {
        self.right <= other.left
            || other.right <= self.left
            || self.bottom <= other.top
            || other.bottom <= self.top
    }

    /// The rectangle with these corners, in the order in which a path visits them.
    fn of(corners: &[(i32, i32)]) -> Option<Self> {
        let &[(x, y), second, (across, down), fourth] = corners else {
            return None;
        };
        let turns = [[(across, y), (x, down)], [(x, down), (across, y)]];
        let (left, right) = (x.min(across), x.max(across));
        let (top, bottom) = (y.min(down), y.max(down));
        turns.contains(&[second, fourth]).then_some(Self {
            left,
            top,
            right,
            bottom,
        })
    }
}

/// The rectangles of a path; `None` if it has any other part.
fn rectangles(path: &Path, set: Transform) -> Option<Vec<Rectangle>> {
    let mut all = Vec::new();
    let mut corners = Vec::with_capacity(5);
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(point) if corners.is_empty() => corners.push(pixel(point, set)?),
            PathSegment::LineTo(point) if corners.len() < 5 => corners.push(pixel(point, set)?),
            PathSegment::Close => {
                // A path may return to its start before it is closed.
                if corners.len() == 5 && corners.first() == corners.last() {
                    corners.pop();
                }
                all.push(Rectangle::of(&corners)?);
                corners.clear();
            }
            _ => return None,
        }
    }
    corners.is_empty().then_some(all)
}

/// The corner between pixels that a transform moves a point to; `None` if the point falls inside a
/// pixel, or far from any picture.
#[expect(
    clippy::cast_possible_truncation,
    reason = "it is a small whole number"
)]
fn pixel(mut point: Point, set: Transform) -> Option<(i32, i32)> {
    set.map_point(&mut point);
    let is_whole = |place: f32| place.abs() < 65_536.0 && place.fract().abs() <= 0.0;
    (is_whole(point.x) && is_whole(point.y)).then_some((point.x as i32, point.y as i32))
}

//! Matrices: where text is on a page (ISO 32000-1, 8.3.4).

/// A transformation of the plane: `[a b c d e f]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix(pub [f32; 6]);

impl Matrix {
    /// The one that changes nothing.
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// The one that moves everything.
    pub fn moving(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this one, then the other.
    pub fn then(self, other: Self) -> Self {
        let (first, second) = (self.0, other.0);
        let cell = |row: usize, column: usize| {
            first[row * 2] * second[column] + first[row * 2 + 1] * second[column + 2]
        };
        Self([
            cell(0, 0),
            cell(0, 1),
            cell(1, 0),
            cell(1, 1),
            cell(2, 0) + second[4],
            cell(2, 1) + second[5],
        ])
    }

    /// Where a point of the line on which text is written comes to lie.
    pub fn point(self, along: f32) -> (f32, f32) {
        let [a, b, _, _, e, f] = self.0;
        (a * along + e, b * along + f)
    }

    /// The direction of a line of text, of length 1; to the right if there is none.
    pub fn direction(self) -> (f32, f32) {
        let [a, b, ..] = self.0;
        let length = a.hypot(b);
        if length > 0.0 && length.is_finite() {
            (a / length, b / length)
        } else {
            (1.0, 0.0)
        }
    }

    /// By how much it makes letters higher.
    pub fn height(self) -> f32 {
        let [_, _, c, d, ..] = self.0;
        c.hypot(d)
    }
}

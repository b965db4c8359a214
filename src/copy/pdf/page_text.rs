//! The text of a page of a PDF, with line breaks and spaces where letters are apart.

use std::sync::Arc;

use lopdf::Object;
use lopdf::content::Operation;

use super::font::PdfFont;
use super::matrix::Matrix;

/// How deep the state of drawing may be stacked.
const MOST_STATES: usize = 256;
/// From how wide a gap on there is a space, as a part of the font's size.
const SPACE: f32 = 0.15;
/// From how far above or below on a letter is in another line.
const LINE: f32 = 0.35;
/// From how far below on a line begins a paragraph.
const PARAGRAPH: f32 = 1.8;

/// What operators set for those after them.
#[derive(Clone)]
pub struct DrawingState<'d> {
    /// Where it is drawn.
    pub place: Matrix,
    /// The font.
    pub font: Option<Arc<PdfFont<'d>>>,
    /// The size of the font.
    pub size: f32,
    letter_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
}

/// The text of a page while it is read.
pub struct PdfPage<'d> {
    /// The text.
    pub text: String,
    /// The states that are put aside.
    pub states: Vec<DrawingState<'d>>,
    /// The state.
    pub state: DrawingState<'d>,
    /// Where the line of text begins.
    pub line: Matrix,
    /// Where the next letter is shown.
    pub at: Matrix,
    /// Where the last letter ended, and how high it was.
    last: Option<((f32, f32), f32)>,
    /// What was shown last, and where: some files print bold letters twice.
    shown: Option<((f32, f32), String)>,
}

impl PdfPage<'_> {
    /// An empty page.
    pub fn new() -> Self {
        Self {
            text: String::new(),
            states: Vec::new(),
            state: DrawingState {
                place: Matrix::IDENTITY,
                font: None,
                size: 1.0,
                letter_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                leading: 0.0,
            },
            line: Matrix::IDENTITY,
            at: Matrix::IDENTITY,
            last: None,
            shown: None,
        }
    }

    /// Carries out an operator; false if it shows letters that nobody knows.
    pub fn operate(&mut self, operation: &Operation) -> bool {
        let number = |position| float(operation, position).unwrap_or_default();
        let state = &mut self.state;
        match operation.operator.as_str() {
            "q" if self.states.len() < MOST_STATES => self.states.push(self.state.clone()),
            "Q" => {
                if let Some(before) = self.states.pop() {
                    self.state = before;
                }
            }
            "cm" => {
                if let Some(matrix) = matrix_of(&operation.operands) {
                    state.place = matrix.then(state.place);
                }
            }
            "BT" => (self.line, self.at) = (Matrix::IDENTITY, Matrix::IDENTITY),
            "Tc" => state.letter_space = number(0),
            "Tw" => state.word_space = number(0),
            "Tz" => state.stretch = number(0) / 100.0,
            "TL" => state.leading = number(0),
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "Tm" => {
                if let Some(matrix) = matrix_of(&operation.operands) {
                    (self.line, self.at) = (matrix, matrix);
                }
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "'" => {
                self.next_line(0.0, -self.state.leading);
                return self.show_all(operation.operands.last());
            }
            "\"" => {
                (state.word_space, state.letter_space) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                return self.show_all(operation.operands.last());
            }
            "Tj" | "TJ" => return self.show_all(operation.operands.first()),
            _ => {}
        }
        true
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::moving(x, y).then(self.line);
        self.at = self.line;
    }

    fn show_all(&mut self, shown: Option<&Object>) -> bool {
        match shown {
            Some(Object::String(codes, _)) => self.show(codes),
            Some(Object::Array(pieces)) => pieces.iter().fold(true, |known, piece| match piece {
                Object::String(codes, _) => self.show(codes) && known,
                other => {
                    let back = other.as_float().unwrap_or_default();
                    self.advance(-back / 1000.0 * self.state.size * self.state.stretch);
                    known
                }
            }),
            _ => true,
        }
    }

    fn advance(&mut self, along: f32) {
        self.at = Matrix::moving(along, 0.0).then(self.at);
    }

    /// Shows letters; false if the font does not say which.
    fn show(&mut self, codes: &[u8]) -> bool {
        let Some(font) = self.state.font.clone() else {
            return codes.is_empty();
        };
        let state = &self.state;
        let width: f32 = font
            .widths(codes)
            .map(|(width, is_space)| {
                let word_space = if is_space { state.word_space } else { 0.0 };
                (width / 1000.0 * state.size + state.letter_space + word_space) * state.stretch
            })
            .sum();
        let place = self.at.then(state.place);
        let height = (state.size * place.height()).abs();
        self.advance(width);
        let Some(letters) = font.letters(codes) else {
            return false;
        };
        if letters.is_empty() {
            return true;
        }
        let start = place.point(0.0);
        let is_twice = self.shown.as_ref().is_some_and(|(other, shown)| {
            let away = (start.0 - other.0).abs().max((start.1 - other.1).abs());
            *shown == letters && away < height * SPACE
        });
        if is_twice {
            return true;
        }
        self.space(place, height);
        push(&mut self.text, &letters);
        self.last = Some((place.point(width), height));
        self.shown = Some((start, letters));
        true
    }

    /// Separates letters at a place from those before them.
    fn space(&mut self, place: Matrix, height: f32) {
        let Some(((x, y), last_height)) = self.last else {
            return;
        };
        let size = height.max(last_height);
        let (right, up) = place.direction();
        let (new_x, new_y) = place.point(0.0);
        let (dx, dy) = (new_x - x, new_y - y);
        let along = dx * right + dy * up;
        let across = (dy * right - dx * up).abs();
        let is_spaced = self.text.ends_with(char::is_whitespace);
        if across > size * PARAGRAPH {
            self.text.push_str("\n\n");
        } else if across > size * LINE || along < -size {
            self.text.push('\n');
        } else if along > size * SPACE && !is_spaced {
            self.text.push(' ');
        }
    }
}

/// Adds letters, each by itself where a font has one drawing for several.
fn push(text: &mut String, letters: &str) {
    for letter in letters.chars() {
        match letter {
            '\u{fb00}' => text.push_str("ff"),
            '\u{fb01}' => text.push_str("fi"),
            '\u{fb02}' => text.push_str("fl"),
            '\u{fb03}' => text.push_str("ffi"),
            '\u{fb04}' => text.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
            '\0' => {}
            letter => text.push(letter),
        }
    }
}

/// The number that is an operator's operand at a position.
pub fn float(operation: &Operation, position: usize) -> Option<f32> {
    let number = operation.operands.get(position)?.as_float().ok()?;
    number.is_finite().then_some(number)
}

/// The matrix of six numbers.
pub fn matrix_of(numbers: &[Object]) -> Option<Matrix> {
    let mut matrix = [0.0; 6];
    for (place, number) in matrix.iter_mut().zip(numbers) {
        *place = number.as_float().ok().filter(|number| number.is_finite())?;
    }
    (numbers.len() == 6).then_some(Matrix(matrix))
}

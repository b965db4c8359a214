//! Runs: the parts of a line that are set in one go, in the order in which they are painted.

use std::ops::Range;

use resvg::usvg::fontdb::ID;
use unicode_bidi::{BidiInfo, Level};
use unicode_script::Script;

use crate::theme::picture::fonts::Fonts;
use crate::theme::picture::letters::{letters, script_of};

/// A part of a line that has one direction, one font and one script, and one look.
#[derive(Debug, Clone, PartialEq)]
pub struct LineRun {
    /// Its bytes in the line.
    pub bytes: Range<usize>,
    /// The font that draws it.
    pub font: ID,
    /// The weight that is asked for.
    pub weight: u16,
    /// Its script; `None` if it is only punctuation and the like.
    pub script: Option<Script>,
    /// True if it is read from right to left.
    pub runs_leftwards: bool,
    /// The position of the span that says how it looks.
    pub span: usize,
}

/// Cuts a line into runs, from left to right. `style` gives, for a byte, the position of its span,
/// the font that this asks for, and its weight; what has no font is left out, as resvg does.
pub fn runs(
    line: &str,
    is_rightmost_first: bool,
    fonts: &Fonts,
    style: impl Fn(usize) -> Option<(usize, ID, u16)>,
) -> Vec<LineRun> {
    let level = if is_rightmost_first {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let bidi = BidiInfo::new(line, Some(level));
    let mut all = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, stretches) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for stretch in stretches {
            let runs_leftwards = levels[stretch.start].is_rtl();
            let mut runs: Vec<LineRun> = Vec::new();
            for (at, letter) in letters(&line[stretch.clone()]) {
                let at = stretch.start + at;
                let Some((span, asked, weight)) = style(at) else {
                    continue;
                };
                let run = LineRun {
                    bytes: at..at + letter.len(),
                    font: fonts.of_letter(letter, asked, weight).unwrap_or(asked),
                    weight,
                    script: script_of(letter),
                    runs_leftwards,
                    span,
                };
                match runs.last_mut() {
                    Some(last) if last.goes_on_in(&run) => {
                        last.bytes.end = run.bytes.end;
                        last.script = last.script.or(run.script);
                    }
                    _ => runs.push(run),
                }
            }
            if runs_leftwards {
                runs.reverse();
            }
            all.extend(runs);
        }
    }
    all
}

impl LineRun {
    /// True if the next letters belong to this run.
    fn goes_on_in(&self, next: &Self) -> bool {
        let is_same_script =
            self.script.is_none() || next.script.is_none() || self.script == next.script;
        self.font == next.font
            && self.span == next.span
            && self.bytes.end == next.bytes.start
            && is_same_script
    }
}

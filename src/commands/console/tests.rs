//! The time that counts as the program's own.

use std::sync::atomic::Ordering;

use super::Console;
use super::colour::ColourWish;

#[test]
fn what_people_take_to_answer_is_no_time_of_ours() {
    let console = Console::new();
    console.waited.fetch_add(1_000_000_000, Ordering::Relaxed);
    let mark = console.mark();
    // An hour went by with a question on the terminal; the test cannot have lasted that long.
    console
        .waited
        .fetch_add(3_600_000_000_000, Ordering::Relaxed);
    assert_eq!(console.since(&mark), "0.00 s");
    assert_eq!(console.elapsed(), "0.00 s");
}

#[test]
fn colour_is_for_terminals_unless_the_environment_wishes_otherwise() {
    let wish = |settings: &[(&str, &str)]| {
        ColourWish::of(|name| {
            let setting = settings.iter().find(|(set, _)| *set == name)?;
            Some(setting.1.to_owned())
        })
    };
    assert_eq!(wish(&[]), ColourWish::OnTerminals);
    assert_eq!(wish(&[("NO_COLOR", "")]), ColourWish::OnTerminals);
    assert_eq!(wish(&[("CLICOLOR", "0")]), ColourWish::Never);
    assert_eq!(wish(&[("TERM", "dumb")]), ColourWish::Never);
    assert_eq!(
        wish(&[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")]),
        ColourWish::Always
    );
}

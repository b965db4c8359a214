//! The time that counts as the program's own.

use std::sync::atomic::Ordering;

use super::Console;

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

//! Starts a claim: its own file, and its place in its explainer.

use super::answers::short_id;
use super::entry::YamlEntry;
use super::order::with_claim;
use super::{
    AnswerKind, Answers, ExistingContent, NewFile, Question, Started, Starter, StarterError,
};
use crate::model::claim::{ClaimKind, ReplyStatus, Stance};
use crate::report::Texts;

/// The claim in one line.
pub const LINE_QUESTION: Question = Question::new(
    "claim",
    "The claim in one line, without its verdict, at most 75 characters",
    AnswerKind::ClaimLine,
);
/// What kind of thing is claimed.
pub const KIND_QUESTION: Question = Question::new(
    "kind",
    "What kind of thing it asserts",
    AnswerKind::Word(ClaimKind::words),
);
/// Who made it.
pub const CLAIMANT_QUESTION: Question = Question::new(
    "claimant",
    "Who made the claim, if known",
    AnswerKind::People,
)
.optional();
/// Whom the claim is about.
pub const ABOUT_QUESTION: Question =
    Question::new("about", "Whom the claim is about", AnswerKind::People).optional();
/// When it was made.
pub const DATE_QUESTION: Question = Question::new(
    "date",
    "When the claim was made: a day, a month or a year",
    AnswerKind::When,
)
.optional();

/// The questions about a claim.
pub const QUESTIONS: &[Question] = &[
    Question::new(
        "explainer",
        "The explainer to add it to",
        AnswerKind::Explainer,
    )
    .or(|_, known| match known.explainers.len() {
        1 => known.explainers.keys().next().cloned(),
        _ => None,
    }),
    LINE_QUESTION,
    Question::new(
        "id",
        "The id, which becomes part of the page's address",
        AnswerKind::New(Starter::Claim),
    )
    .or_from("claim", |answer, known| short_id(answer, &known.language)),
    KIND_QUESTION,
    CLAIMANT_QUESTION,
    ABOUT_QUESTION,
    DATE_QUESTION,
    Question::new("quote", "The exact words of the claim", AnswerKind::Text).optional(),
    Question::new(
        "verdict",
        "The verdict, if you have one",
        AnswerKind::Verdict,
    )
    .optional(),
    Question::new(
        "as-of",
        "The day up to which the verdict takes evidence into account",
        AnswerKind::Day,
    )
    .only("verdict", has_verdict)
    .or(|_, known| known.today.as_ref().map(|today| today.day.to_string())),
    Question::new(
        "finding",
        "What you found, in one or two sentences that make sense on their own",
        AnswerKind::Text,
    )
    .only("verdict", has_verdict),
    Question::new("source", "A source of evidence", AnswerKind::Source).needed_if(has_verdict),
    Question::new(
        "stance",
        "What that source does for the claim",
        AnswerKind::Word(Stance::words),
    )
    .only("source", has_source),
    Question::new(
        "evidence-quote",
        "The source's exact words",
        AnswerKind::Text,
    )
    .only("source", has_source)
    .optional(),
    Question::new(
        "evidence-note",
        "What the source shows, in your words",
        AnswerKind::Text,
    )
    .only("source", has_source)
    .needed_if(|answers| !answers.has("evidence-quote")),
    Question::new(
        "at",
        "Where in the source it is: the page, paragraph or time",
        AnswerKind::Text,
    )
    .only("source", has_source)
    .optional(),
    Question::new(
        "reply",
        "What happened when you asked the person concerned",
        AnswerKind::Word(ReplyStatus::words),
    )
    .only("verdict", |answers| {
        has_verdict(answers) && (answers.has("claimant") || answers.has("about"))
    })
    .optional(),
    Question::new("asked", "The day on which you asked", AnswerKind::Day)
        .only("reply", |answers| {
            answers.has("reply") && !answers.is("reply", ReplyStatus::NotSought.word())
        }),
    Question::new(
        "reply-text",
        "The answer, as far as you may publish it",
        AnswerKind::Text,
    )
    .only("reply", |answers| {
        answers.is("reply", ReplyStatus::Replied.word())
    }),
    Question::new("reply-reason", "Why you did not ask", AnswerKind::Text)
        .only("reply", |answers| {
            answers.is("reply", ReplyStatus::NotSought.word())
        }),
    Question::new(
        "hold",
        "The open question that prevents publication",
        AnswerKind::Text,
    )
    .or(|answers, _| (!has_verdict(answers)).then(|| OPEN_HOLD.to_owned()))
    .optional(),
    Question::new("release", "Publish it now?", AnswerKind::YesNo).or(|answers, _| {
        Some(
            if has_verdict(answers) && !answers.has("hold") {
                "yes"
            } else {
                "no"
            }
            .to_owned(),
        )
    }),
];

/// The reason for holding back a claim without a verdict.
const OPEN_HOLD: &str = "The verdict is still open.";

/// The reason for holding back what was begun; `None` if its author wants it published at once.
pub fn hold<'a>(answers: &'a Answers, otherwise: &'a str) -> Option<&'a str> {
    let is_released = answers.is("release", "true");
    (!is_released).then(|| answers.get("hold").unwrap_or(otherwise))
}

fn has_verdict(answers: &Answers) -> bool {
    answers.has("verdict")
}

fn has_source(answers: &Answers) -> bool {
    answers.has("source")
}

/// The claim's file, and its explainer with the claim in its order.
pub fn start(
    answers: &Answers,
    known: &ExistingContent,
    texts: &impl Texts,
) -> Result<Started, StarterError> {
    let (explainer, id) = (answers.must("explainer"), answers.must("id"));
    let mut fixes = Vec::new();
    // A translation must list the same claims as its original, so the claim goes into each of these
    // files.
    for file in known.explainers.get(explainer).into_iter().flatten() {
        let text = texts.text(file).unwrap_or_default();
        fixes.push(with_claim(file, &text, id)?);
    }
    let file = file(answers, explainer, id, hold(answers, OPEN_HOLD), known);
    let analysis = if has_verdict(answers) {
        format!("write the analysis below the second `---` of {}", file.path)
    } else {
        format!(
            "when you know the answer, remove the `#` signs in {} and fill in the values",
            file.path
        )
    };
    let card = format!(
        "to show its card, write ![[claim:{id}]] in a paragraph of its own in content/explainers/{explainer}/index.md"
    );
    let mut next = vec![analysis, card];
    if hold(answers, OPEN_HOLD).is_some() {
        next.push(
            "to publish the claim, remove `hold`; until then, `factpress serve` shows it"
                .to_owned(),
        );
    }
    Ok(Started {
        files: vec![file],
        fixes,
        next,
    })
}

/// The claim's own file; `hold` is the reason for holding it back.
pub fn file(
    answers: &Answers,
    explainer: &str,
    id: &str,
    hold: Option<&str>,
    known: &ExistingContent,
) -> NewFile {
    let mut entry = YamlEntry::new("")
        .text("claim", answers.get("claim"))
        .text("quote", answers.get("quote"))
        .one_or_many("claimant", answers.get("claimant"))
        .list("about", answers.get("about"))
        .text("date", answers.get("date"))
        .plain("kind", answers.get("kind"))
        .text("verdict", answers.get("verdict"))
        .plain("as_of", answers.get("as-of"))
        .text("finding", answers.get("finding"));
    if let Some(source) = answers.get("source") {
        let evidence = YamlEntry::new("    ")
            .plain("stance", answers.get("stance"))
            .text("quote", answers.get("evidence-quote"))
            .text("note", answers.get("evidence-note"))
            .text("at", answers.get("at"))
            .finish();
        entry = entry.lines(&format!(
            "evidence:\n  - source: {}\n{evidence}",
            super::entry::scalar(source)
        ));
    }
    if answers.has("reply") {
        let reply = YamlEntry::new("  ")
            .plain("status", answers.get("reply"))
            .plain("asked", answers.get("asked"))
            .text("text", answers.get("reply-text"))
            .text("reason", answers.get("reply-reason"))
            .finish();
        entry = entry.lines(&format!("reply:\n{reply}"));
    }
    entry = entry.text("hold", hold);
    if !has_verdict(answers) {
        entry = entry.lines(&still_open(known, has_source(answers)));
    }
    let text = format!("---\n{}---\n", entry.finish());
    NewFile {
        path: format!("content/explainers/{explainer}/claims/{id}.md"),
        text,
    }
}

/// The keys, as comments, that an author fills in later.
fn still_open(known: &ExistingContent, has_evidence: bool) -> String {
    let verdicts = known.verdicts.join(", ");
    let evidence = if has_evidence {
        ""
    } else {
        "# evidence:\n#   - source:\n#     stance:\n#     quote:\n"
    };
    format!(
        "# The question is open. When you know the answer, remove the # signs and fill in the values.\n\
         # Verdicts: {verdicts}\n\
         # verdict:\n# as_of:\n# finding:\n{evidence}"
    )
}

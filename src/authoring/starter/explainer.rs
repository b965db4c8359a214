//! Starts an explainer, with the first of its claims.

use super::answers::short_id;
use super::claim::{
    self, ABOUT_QUESTION, CLAIMANT_QUESTION, DATE_QUESTION, KIND_QUESTION, LINE_QUESTION,
};
use super::entry::{YamlEntry, scalar};
use super::{AnswerKind, Answers, ExistingContent, NewFile, Question, Started, Starter};

/// The questions about an explainer.
pub const QUESTIONS: &[Question] = &[
    Question::new("title", "The headline", AnswerKind::Text),
    Question::new(
        "id",
        "The id, which becomes part of the page's address",
        AnswerKind::New(Starter::Explainer),
    )
    .or_from("title", |answer, known| short_id(answer, &known.language)),
    Question::new(
        "standfirst",
        "What you found, or what you ask, in a sentence or two",
        AnswerKind::Text,
    ),
    Question::new("authors", "The authors", AnswerKind::People)
        .or(|_, known| known.publisher.clone()),
    Question::new(
        "published",
        "The day of publication, which may be in the future",
        AnswerKind::AnyDay,
    )
    .or(|_, known| known.today.as_ref().map(|today| today.day.to_string())),
    LINE_QUESTION,
    Question::new(
        "claim-id",
        "The claim's id, which becomes part of its page's address",
        AnswerKind::New(Starter::Claim),
    )
    .or_from("claim", |answer, known| short_id(answer, &known.language)),
    KIND_QUESTION,
    CLAIMANT_QUESTION,
    ABOUT_QUESTION,
    DATE_QUESTION,
    Question::new(
        "hold",
        "The open question that prevents publication",
        AnswerKind::Text,
    )
    .or(|_, _| Some(UNTOLD_HOLD.to_owned()))
    .optional(),
    Question::new("release", "Publish it now?", AnswerKind::YesNo).or(|_, _| Some("no".to_owned())),
];

/// The reason for holding back a story that has only been begun.
const UNTOLD_HOLD: &str = "The story is not written yet.";

/// The story's file and that of its claim.
pub fn start(answers: &Answers, known: &ExistingContent) -> Started {
    let (id, claim_id) = (answers.must("id"), answers.must("claim-id"));
    let front = YamlEntry::new("")
        .text("title", answers.get("title"))
        .text("standfirst", answers.get("standfirst"))
        .plain("published", answers.get("published"))
        .list("authors", answers.get("authors"))
        .plain("claims", Some(&format!("[{}]", scalar(claim_id))))
        .text("hold", claim::hold(answers, UNTOLD_HOLD))
        .finish();
    let path = format!("content/explainers/{id}/index.md");
    let text = format!("---\n{front}---\n![[claim:{claim_id}]]\n");
    // Claims are held back with their story, so the claim needs no `hold` of its own.
    let mut of_claim = Answers::default();
    for flag in ["claim", "kind", "claimant", "about", "date"] {
        if let Some(answer) = answers.get(flag) {
            of_claim.insert(flag, answer.to_owned());
        }
    }
    let claim = claim::file(&of_claim, id, claim_id, None, known);
    let mut next = vec![
        format!("write the story in {path}; `factpress serve` shows it, even while it is held"),
        format!(
            "when you know the answer, remove the `#` signs in {} and fill in the values",
            claim.path
        ),
        "add the next claim with `factpress new claim`".to_owned(),
    ];
    if claim::hold(answers, UNTOLD_HOLD).is_some() {
        next.push("to publish the story, remove `hold`".to_owned());
    }
    Started {
        files: vec![NewFile { path, text }, claim],
        fixes: Vec::new(),
        next,
    }
}

//! Shared values: small values that many views of an edition have, made once.

use tera::Value;

use crate::model::person::Person;
use crate::model::scale::Verdict;
use crate::yaml::register::Ref;

/// Values that many views have. They are cheap to clone, since a clone points to the same map.
#[derive(Debug, Default)]
pub struct SharedValues {
    /// The verdicts, by position in the scale.
    pub verdicts: Vec<Value>,
    /// The people, by position in the register.
    pub people: Vec<Value>,
    /// The badges that add nothing to their value, by id and value.
    pub badges: Vec<(&'static str, &'static str, Value)>,
}

impl SharedValues {
    /// A verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Ref<Verdict>) -> Value {
        self.verdicts[verdict.position()].clone()
    }

    /// A person.
    #[must_use]
    pub fn person(&self, person: Ref<Person>) -> Value {
        self.people[person.position()].clone()
    }

    /// A badge that adds nothing to its value; `None` if the legend does not have it.
    #[must_use]
    pub fn badge(&self, id: &str, value: &str) -> Option<Value> {
        let (.., badge) = self
            .badges
            .iter()
            .find(|(known, says, _)| (*known, *says) == (id, value))?;
        Some(badge.clone())
    }
}

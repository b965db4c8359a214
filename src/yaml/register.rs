//! A register: things of one kind in a fixed order, found by id or by a reference that cannot miss.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use hashbrown::HashMap;

use crate::base::fingerprint::fingerprint;
use crate::base::text::Id;

/// A reference to an entry of the register that gave it.
///
/// Its hash is its entry's id, so that what refers to the same things has the same fingerprint
/// wherever they are.
pub struct Ref<T> {
    index: u32,
    id: u64,
    of: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// The reference that a register will give for the entry with this id at this position.
    ///
    /// For the join alone, where entries refer to each other before any of them is made.
    ///
    /// # Panics
    ///
    /// From position 4,294,967,296 on.
    #[must_use]
    pub(crate) fn at(position: usize, id: &Id) -> Self {
        let index = u32::try_from(position).expect("fewer than 2^32 entries");
        Self {
            index,
            id: fingerprint(id),
            of: PhantomData,
        }
    }

    /// The entry's position in its register, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<T> {}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Ref<T> {}

impl<T> PartialOrd for Ref<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Ref<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> Hash for Ref<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// Something that has an id.
pub trait HasId {
    /// Its id, unlike any other of its kind.
    fn id(&self) -> &Id;
}

/// Things of one kind, each with its own id.
#[derive(Debug)]
pub struct Register<T> {
    entries: Vec<T>,
    refs: Vec<Ref<T>>,
    by_id: HashMap<Id, Ref<T>>,
}

impl<T: HasId> Register<T> {
    /// Registers the things in their order. Each has an id of its own; the join has seen to that.
    #[must_use]
    pub fn new(entries: Vec<T>) -> Self {
        let refs: Vec<Ref<T>> = entries
            .iter()
            .enumerate()
            .map(|(position, entry)| Ref::at(position, entry.id()))
            .collect();
        let by_id = entries
            .iter()
            .zip(&refs)
            .map(|(entry, found)| (entry.id().clone(), *found))
            .collect();
        Self {
            entries,
            refs,
            by_id,
        }
    }

    /// The reference for an id, if it is registered.
    #[must_use]
    pub fn find(&self, id: &Id) -> Option<Ref<T>> {
        self.by_id.get(id).copied()
    }

    /// The reference for an id that is given as text, if it is registered.
    #[must_use]
    pub fn find_text(&self, id: &str) -> Option<Ref<T>> {
        self.by_id.get(id).copied()
    }

    /// The reference to the entry at this position, from 0.
    ///
    /// # Panics
    ///
    /// If there are fewer entries.
    #[must_use]
    pub fn reference(&self, position: usize) -> Ref<T> {
        self.refs[position]
    }

    /// All entries with their references, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Ref<T>, &T)> {
        self.refs.iter().copied().zip(&self.entries)
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.id().as_str())
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True if nothing is registered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> std::ops::Index<Ref<T>> for Register<T> {
    type Output = T;

    fn index(&self, entry: Ref<T>) -> &T {
        &self.entries[entry.position()]
    }
}

//! What an editor shows beside a text: its symbols, those of the whole site, and what can be folded.

use lsp_types::{
    DocumentSymbolParams, FoldingRange, FoldingRangeKind, FoldingRangeParams, InlayHint,
    InlayHintLabel, InlayHintParams, RenameFilesParams, SymbolInformation, SymbolKind,
    WorkspaceEdit, WorkspaceSymbolParams,
};

use super::address;
use super::desk::Desk;
use super::session::Session;
use crate::authoring::editor::Definition;
use crate::yaml::record::Noun;

/// How many symbols are sent for one query.
const MOST_SYMBOLS: usize = 200;

impl Session {
    /// The things of every publication whose id or title contains some letters.
    pub fn symbols(&self, params: &WorkspaceSymbolParams) -> Vec<SymbolInformation> {
        let wanted = params.query.to_lowercase();
        let is_wanted = |name: &Definition| {
            name.id.contains(&wanted) || name.title.to_lowercase().contains(&wanted)
        };
        let all = self.desks().flat_map(|desk| {
            let all = desk.workspace.definitions();
            all.map(move |(file, name)| (desk, file, name))
        });
        all.filter(|(_, _, name)| is_wanted(name))
            .filter_map(|(desk, file, name)| desk.symbol(file, name))
            .take(MOST_SYMBOLS)
            .collect()
    }
}

impl Desk {
    /// The things to which a text gives ids.
    pub fn symbols_in(&self, params: &DocumentSymbolParams) -> Vec<SymbolInformation> {
        let Some(path) = self.path(&params.text_document.uri) else {
            return Vec::new();
        };
        let own = self.workspace.definitions();
        own.filter(|(file, _)| ***file == *path)
            .filter_map(|(file, name)| self.symbol(file, name))
            .collect()
    }

    #[expect(
        deprecated,
        reason = "the protocol's type still has a field that was replaced"
    )]
    fn symbol(&self, file: &str, definition: &Definition) -> Option<SymbolInformation> {
        let name = if definition.title.is_empty() {
            definition.id.clone()
        } else {
            format!("{}: {}", definition.id, definition.title)
        };
        Some(SymbolInformation {
            name,
            kind: kind(definition.noun),
            tags: None,
            deprecated: None,
            location: lsp_types::Location {
                uri: self.uri(file)?,
                range: self.lines_of(file)?.range(&definition.bytes),
            },
            container_name: definition.within.clone(),
        })
    }

    /// The front matter of a text, which can be folded.
    pub fn folds(&self, params: &FoldingRangeParams) -> Vec<FoldingRange> {
        let front = || {
            let text = self
                .workspace
                .text(&self.path(&params.text_document.uri)?)?;
            let mut lines = text.lines();
            if lines.next()? != "---" {
                return None;
            }
            let length = lines.position(|line| line == "---")?;
            u32::try_from(length + 1).ok()
        };
        let fold = |end_line| FoldingRange {
            start_line: 0,
            end_line,
            kind: Some(FoldingRangeKind::Region),
            ..FoldingRange::default()
        };
        front().map(fold).into_iter().collect()
    }

    /// The verdicts of the claims to which a part of a text refers.
    pub fn hints(&self, params: &InlayHintParams) -> Vec<InlayHint> {
        let Some(path) = self.path(&params.text_document.uri) else {
            return Vec::new();
        };
        let Some(lines) = self.lines_of(&path) else {
            return Vec::new();
        };
        let bytes = lines.bytes(params.range);
        let hints = self.workspace.verdict_hints(&path).into_iter();
        hints
            .filter(|hint| bytes.start <= hint.byte && hint.byte <= bytes.end)
            .map(|hint| InlayHint {
                position: lines.position(hint.byte),
                label: InlayHintLabel::String(hint.label),
                kind: None,
                text_edits: None,
                tooltip: None,
                padding_left: Some(true),
                padding_right: None,
                data: None,
            })
            .collect()
    }

    /// The edits of texts that go with files and folders that somebody moves in the editor, if the
    /// new names are ids.
    pub fn before_moves(&self, params: &RenameFilesParams) -> Option<WorkspaceEdit> {
        let below = |uri: &str| {
            let path = address::path(&uri.parse().ok()?)?;
            self.below(&path)
        };
        let [file] = params.files.as_slice() else {
            return None;
        };
        let (from, to) = (below(&file.old_uri)?, below(&file.new_uri)?);
        let (noun, old, new) = moved(&from, &to)?;
        let mut renaming = self.renaming(noun, old, new).ok()?;
        // The editor moves the file itself, but not its translations.
        renaming.moves.retain(|(moved, _)| *moved != from);
        self.workspace_edit(&renaming)
    }
}

/// The id that changes when a file or folder moves: of a claim within its explainer, of an
/// explainer, or of a page.
fn moved<'p>(from: &'p str, to: &'p str) -> Option<(Noun, &'p str, &'p str)> {
    let (folder, old) = from.rsplit_once('/')?;
    let (other, new) = to.rsplit_once('/')?;
    if folder != other {
        return None;
    }
    if folder == "content/explainers" {
        return Some((Noun::Explainer, old, new));
    }
    let (old, new) = (old.strip_suffix(".md")?, new.strip_suffix(".md")?);
    // A translation bears the id of its original, which would be left behind.
    if old.contains('.') || new.contains('.') {
        return None;
    }
    if folder == "content/pages" {
        Some((Noun::Standing, old, new))
    } else if folder.starts_with("content/explainers/") && folder.ends_with("/claims") {
        Some((Noun::Claim, old, new))
    } else {
        None
    }
}

fn kind(noun: Noun) -> SymbolKind {
    match noun {
        Noun::Claim => SymbolKind::STRING,
        Noun::Explainer | Noun::Standing => SymbolKind::FILE,
        Noun::Person => SymbolKind::CLASS,
        Noun::Source => SymbolKind::OBJECT,
        Noun::Verdict => SymbolKind::ENUM_MEMBER,
        Noun::Rule | Noun::Tag => SymbolKind::KEY,
    }
}

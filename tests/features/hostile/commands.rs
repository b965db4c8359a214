//! Every command, in a repository where each file of ours is a trap.

use factpress::build::publish::{JOURNAL, LOCK, MANIFEST, PUBLISHED, STAGING};

use super::past;
use super::world::{Trap, World};

#[test]
fn every_command_leaves_what_is_outside_of_a_hostile_repository_as_it_is() {
    let initialize =
        r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
    let lsp = format!("Content-Length: {}\r\n\r\n{initialize}", initialize.len());
    let commands: [&[&str]; 22] = [
        &["build"],
        &["build", "--no-cache"],
        &["build", "--verify"],
        &["build", "--drafts"],
        &["check"],
        &["check", "--verify"],
        &["check", "--fix", "--yes"],
        &["check", "--output", "live"],
        &["diff"],
        &["archive"],
        &["archive", "minutes", "--file", "content/people.yaml"],
        &["verify", "public"],
        &["verify", "live"],
        &["gallery"],
        &["schema"],
        &["schema", "--output", "live"],
        &[
            "new",
            "person",
            "--name",
            "Robin Example",
            "--kind",
            "person",
        ],
        &["new", "explainer", "--title", "The pool"],
        &["serve", "--port", "0"],
        &["lsp"],
        &["completions", "bash"],
        &["man"],
    ];
    for trap in [
        Trap::LinkToFile,
        Trap::LinkToFolder,
        Trap::LinkToNothing,
        Trap::Pipe,
        Trap::Socket,
        Trap::HardLink,
    ] {
        let world = World::built();
        world.change();
        let remembered = past(&world);
        let own =
            [MANIFEST, JOURNAL, PUBLISHED, STAGING, LOCK].map(|name| format!("public/{name}"));
        let beside = [STAGING, LOCK].map(|name| format!(".public{name}"));
        let files = ["texts", "bodies", ".gitignore"].map(|name| format!(".factpress/{name}"));
        let kept = ["last", "files", "page-cache"].map(|name| format!("{remembered}/{name}"));
        let others = [
            "drafts",
            "gallery",
            "schema",
            "live",
            "copies",
            "content/copies.yaml",
            ".gitignore",
            ".drafts.factpress-staging",
        ]
        .map(str::to_owned);
        for at in own
            .into_iter()
            .chain(beside)
            .chain(files)
            .chain(kept)
            .chain(others)
        {
            trap.set(&world.root().join(at), &world.home());
        }
        let before = world.external();
        for command in commands {
            world.run_with(command, if command[0] == "lsp" { &lsp } else { "" });
            assert_eq!(world.external(), before, "{trap:?}: {command:?}");
        }
    }
}

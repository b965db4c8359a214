//! `new person` and `new source`: an entry at the end of its file.

use std::fs;

use super::{done, read, refused, small_site};

#[test]
fn a_new_person_stands_at_the_end_of_people_yaml() {
    let folder = small_site();
    let before = "# Who is who.\n".to_owned() + &read(folder.path(), "content/people.yaml");
    fs::write(folder.path().join("content/people.yaml"), &before).expect("it can be written");
    let said = done(
        folder.path(),
        "new person --name 'Zoë Müller' --kind person --role 'Librarian: the first'",
    );
    assert!(said.contains("changed content/people.yaml\n"), "{said}");
    let entry =
        "zoe-muller:\n  name: Zoë Müller\n  kind: person\n  role: \"Librarian: the first\"\n";
    assert_eq!(read(folder.path(), "content/people.yaml"), before + entry);
    done(folder.path(), "check --strict");
}

#[test]
fn an_id_in_a_german_publication_spells_umlauts_out() {
    let folder = small_site();
    let settings = read(folder.path(), "content/site.yaml");
    let german = settings.replace("languages: [en]", "languages: [de, en]");
    assert_ne!(german, settings);
    fs::write(folder.path().join("content/site.yaml"), german).expect("it can be written");
    done(
        folder.path(),
        "new person --name 'Zoë Müller-Strauß' --kind person",
    );
    let people = read(folder.path(), "content/people.yaml");
    assert!(people.contains("\nzoe-mueller-strauss:\n"), "{people}");
}

#[test]
fn a_file_keeps_its_line_ends_and_its_mark() {
    let folder = small_site();
    let before =
        "\u{feff}".to_owned() + &read(folder.path(), "content/people.yaml").replace('\n', "\r\n");
    fs::write(folder.path().join("content/people.yaml"), &before).expect("it can be written");
    done(
        folder.path(),
        "new person --name 'Bo Example' --kind person",
    );
    let entry = "bo-example:\r\n  name: Bo Example\r\n  kind: person\r\n";
    assert_eq!(read(folder.path(), "content/people.yaml"), before + entry);
}

#[test]
fn a_new_source_stands_in_the_registry_and_waits_to_be_cited() {
    let folder = small_site();
    let before = read(folder.path(), "content/sources/town.yaml");
    let answers = "new source --title 'Accounts of 2024' --publisher 'Town council' \
         --kind official-report --date 2024-03 --primary yes --basis documents \
         --no-archive 'Only a paper copy exists.'";
    let said = done(folder.path(), answers);
    assert!(
        said.contains("fix the warnings above; `check --strict` treats them as errors"),
        "{said}"
    );
    let after = read(folder.path(), "content/sources/town.yaml");
    let entry = after
        .strip_prefix(&before)
        .expect("what was there is as it was");
    assert!(
        entry.starts_with("accounts-of-2024:\n  title: Accounts of 2024\n"),
        "{entry}"
    );
    assert!(refused(1, folder.path(), "check --strict").contains("[unused-source]"));

    done(
        folder.path(),
        &format!("{answers} --id accounts --file money"),
    );
    assert!(read(folder.path(), "content/sources/money.yaml").starts_with("accounts:\n"));
}

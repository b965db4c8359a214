//! Choices, each of which can be named by its number.

/// How many choices are easily typed.
const FEW_CHOICES: usize = 2;

/// The choices as they are shown, with numbers if there are more than two.
pub fn numbered(choices: &[String]) -> String {
    if choices.is_empty() {
        return String::new();
    }
    let shown: Vec<String> = if choices.len() > FEW_CHOICES {
        let numbers = (1..).zip(choices);
        numbers.map(|(n, choice)| format!("{n} {choice}")).collect()
    } else {
        choices.to_vec()
    };
    format!(" ({})", shown.join(", "))
}

/// The choice that an answer names by its number; the answer itself if it is no such number.
pub fn chosen<'a>(answer: &'a str, choices: &'a [String]) -> &'a str {
    let number = answer.parse::<usize>().ok();
    let is_number = choices.len() > FEW_CHOICES && !choices.iter().any(|choice| choice == answer);
    number
        .filter(|_| is_number)
        .and_then(|number| choices.get(number.checked_sub(1)?))
        .map_or(answer, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_choices_is_named_by_its_number() {
        let choices = ["statement", "video", "picture"].map(str::to_owned);
        assert_eq!(numbered(&choices), " (1 statement, 2 video, 3 picture)");
        assert_eq!(chosen("2", &choices), "video");
        assert_eq!(chosen("0", &choices), "0");
        assert_eq!(chosen("4", &choices), "4");
        assert_eq!(chosen("2", &choices[..2]), "2");
        assert_eq!(chosen("2", &["b", "1", "2"].map(str::to_owned)), "2");
    }
}

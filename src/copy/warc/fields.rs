//! The fields of a header, `Name: value` on a line each, in WARC records and in HTTP.

/// The most lines of one header that are read.
const MOST_FIELDS: usize = 1_000;

/// The fields of a header, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads the lines of a header, without its first one. A line that begins with white space
    /// continues the one before it, and a line without a colon is left out.
    pub fn parse(text: &str) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in text.lines().take(MOST_FIELDS) {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Self(fields)
    }

    /// The first value of a field; its name in small letters.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(found, _)| found == name)?;
        Some(&found.1)
    }

    /// All values of a field, with commas between them; its name in small letters.
    pub fn joined(&self, name: &str) -> String {
        let all = self.0.iter().filter(|(found, _)| found == name);
        let values: Vec<&str> = all.map(|(_, value)| value.as_str()).collect();
        values.join(",")
    }
}

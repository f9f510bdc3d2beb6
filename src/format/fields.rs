//! The fields of a JSON document that hold prose.

/// Keys that hold prose in the exports of content management systems, wherever they stand.
pub const DEFAULT_FIELDS: &[&str] =
    &["title", "headline", "subtitle", "lead", "summary", "description", "body", "text", "content", "caption"];

/// Which fields are read: paths such as `article.body`, through all arrays on the way; without any, the
/// [`DEFAULT_FIELDS`] at any depth.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields {
    paths: Vec<Vec<String>>,
}

impl Fields {
    /// The fields at `paths`, whose keys are joined by dots.
    pub fn new<'p>(paths: impl IntoIterator<Item = &'p str>) -> Self {
        let keys = |path: &str| path.split('.').map(str::to_owned).collect();
        Self { paths: paths.into_iter().map(keys).collect() }
    }

    /// Whether no path was given.
    pub(super) fn is_default(&self) -> bool {
        self.paths.is_empty()
    }

    /// Whether a text with these `keys` on the way to it is read.
    pub(super) fn include(&self, keys: &[String]) -> bool {
        if self.is_default() {
            return keys.last().is_some_and(|key| DEFAULT_FIELDS.iter().any(|known| known.eq_ignore_ascii_case(key)));
        }
        self.paths.iter().any(|path| path == keys)
    }

    /// The fields, as they are to be named to people.
    pub(super) fn names(&self) -> Vec<String> {
        if self.is_default() {
            return DEFAULT_FIELDS.iter().map(|&name| name.to_owned()).collect();
        }
        self.paths.iter().map(|path| path.join(".")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn includes(fields: &Fields, path: &str) -> bool {
        fields.include(&path.split('.').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn paths_are_whole_and_defaults_are_anywhere() {
        let fields = Fields::new(["article.body", "title"]);
        assert!(includes(&fields, "article.body") && includes(&fields, "title"));
        assert!(!includes(&fields, "body") && !includes(&fields, "article.title"));
        let default = Fields::default();
        assert!(includes(&default, "Body") && includes(&default, "article.title"));
        assert!(!includes(&default, "body.html"));
    }
}

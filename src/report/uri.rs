//! File names as URIs.

/// A file name as a URI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Uri {
    /// Percent-encoded.
    pub(super) text: String,
    /// Whether it counts from the folder that the program was started in.
    pub(super) is_relative: bool,
}

impl Uri {
    /// The URI of `path`, which has the form of any of the common systems.
    pub(super) fn new(path: &str) -> Self {
        let has_drive = matches!(path.as_bytes(), [drive, b':', b'/' | b'\\', ..] if drive.is_ascii_alphabetic());
        // Elsewhere a backslash may be part of a name.
        let path = if has_drive || cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
        let (prefix, rest) = match (has_drive, path.starts_with('/')) {
            (true, _) => (format!("file:///{}:", &path[..1]), &path[2..]),
            (false, true) => ("file://".to_owned(), path.as_str()),
            (false, false) => (String::new(), path.trim_start_matches("./")),
        };
        Self { is_relative: prefix.is_empty(), text: prefix + &encoded(rest) }
    }
}

/// `path` with everything percent-encoded that has a meaning in a URI, or none.
fn encoded(path: &str) -> String {
    use std::fmt::Write;
    path.bytes().fold(String::with_capacity(path.len()), |mut uri, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
        uri
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(path: &str) -> (String, bool) {
        let uri = Uri::new(path);
        (uri.text, uri.is_relative)
    }

    #[test]
    fn what_has_a_meaning_in_a_uri_is_encoded() {
        assert_eq!(uri("news/été 100%.txt"), ("news/%C3%A9t%C3%A9%20100%25.txt".into(), true));
        assert_eq!(uri("a:b#c?d.txt"), ("a%3Ab%23c%3Fd.txt".into(), true));
        assert_eq!(uri("./a.txt"), ("a.txt".into(), true));
        assert_eq!(uri("../a.txt"), ("../a.txt".into(), true));
        #[cfg(not(windows))]
        assert_eq!(uri("\\.txt"), ("%5C.txt".into(), true));
        assert_eq!(uri("<stdin>"), ("%3Cstdin%3E".into(), true));
    }

    #[test]
    fn absolute_paths_are_files_of_this_machine() {
        assert_eq!(uri("/tmp/a b"), ("file:///tmp/a%20b".into(), false));
        assert_eq!(uri("C:\\news\\a.txt"), ("file:///C:/news/a.txt".into(), false));
    }
}

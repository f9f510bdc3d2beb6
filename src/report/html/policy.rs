//! Which scripts and styles the page allows: its own, known by their hashes.

/// The page's style.
pub(super) const STYLE: &str = include_str!("page.css");

/// The page's script.
pub(super) const SCRIPT: &str = include_str!("page.js");

const STYLE_HASH: &str = "sha256-UwOarwJYlvn9QqBBh6/14ezRTFD36i97axCjOgB7XoI=";
const SCRIPT_HASH: &str = "sha256-tW2VYNiVmPOHQ8H/8vuhSbfbiglkYtLocxDR9Zx+yaU=";

/// The content security policy: no network, and no script or style but those of the page.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; style-src '{STYLE_HASH}'; script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_style_and_the_script() {
        let hash = |content: &str| format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)));
        assert_eq!([STYLE_HASH, SCRIPT_HASH], [hash(STYLE), hash(SCRIPT)]);
    }
}

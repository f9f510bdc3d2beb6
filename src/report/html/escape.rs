//! Text as HTML takes it.

/// `text` for an element or a quoted attribute: nothing in it is markup, and every character comes back as it was.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // A reader makes line feeds of bare ones.
            '\r' => html.push_str("&#13;"),
            _ => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(
            escaped("</script><img onerror='a' b=\"c\">&amp;"),
            "&lt;/script&gt;&lt;img onerror=&#39;a&#39; b=&quot;c&quot;&gt;&amp;amp;"
        );
        assert_eq!(escaped("a\r\nb"), "a&#13;\nb");
    }
}

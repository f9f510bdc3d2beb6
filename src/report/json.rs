//! `json`, one array, and `jsonl`, one object a line: for other programs.

use std::io::{self, Write};

use super::finding::findings;
use super::{Checked, Report};

/// One object a line; a reader can start before the last file is checked.
#[derive(Debug)]
pub(super) struct Jsonl;

impl Report for Jsonl {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        for finding in findings(file) {
            serde_json::to_writer(&mut *out, &finding)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// The same objects as one array, one a line.
#[derive(Debug, Default)]
pub(super) struct Json {
    written: usize,
}

impl Report for Json {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        for finding in findings(file) {
            out.write_all(if self.written == 0 { b"[\n  " } else { b",\n  " })?;
            serde_json::to_writer(&mut *out, &finding)?;
            self.written += 1;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.written == 0 { b"[]\n" } else { b"\n]\n" })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Checked, Format, Setup};
    use crate::diagnostic::{Applicability, Category, Diagnostic, Fix, RuleId, Severity};
    use crate::text::Span;

    const TEXT: &str = "\u{FEFF}“ Poutine\r\nis 😀 here.";

    fn written(format: Format, diagnostics: &[Diagnostic]) -> String {
        let (mut out, mut report) = (Vec::new(), format.report(&Setup::new(80)));
        for path in ["a.txt", "b.txt"] {
            report.file(&Checked { path, text: TEXT, diagnostics }, &mut out).unwrap();
        }
        report.finish(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn poutine() -> Diagnostic {
        let start = TEXT.find("Poutine").unwrap();
        let span = Span::new(start, start + "Poutine\r\nis".len());
        Diagnostic {
            rule: RuleId::new("fr/names", "putin"),
            span,
            severity: Severity::Error,
            category: Category::Name,
            message: "a \"message\"".to_owned(),
            fixes: vec![Fix::replace(Span::new(start, start + 7), "Putin", Applicability::Safe)],
        }
    }

    #[test]
    fn a_line_holds_the_fields_of_the_contract_in_their_order() {
        let lines = written(Format::Jsonl, &[poutine()]);
        assert_eq!(
            lines.lines().next().unwrap(),
            "{\"file\":\"a.txt\",\"line\":1,\"column\":3,\"end_line\":2,\"end_column\":3,\
             \"byte_start\":7,\"byte_end\":18,\"rule\":\"fr/names/putin\",\"category\":\"name\",\
             \"severity\":\"error\",\"message\":\"a \\\"message\\\"\",\"text\":\"Poutine\\r\\nis\",\
             \"fixes\":[{\"text\":\"Putin\\r\\nis\",\"safety\":\"safe\"}]}"
        );
    }

    #[test]
    fn the_array_holds_what_the_lines_hold() {
        let array: Vec<serde_json::Value> =
            serde_json::from_str(&written(Format::Json, &[poutine(), poutine()])).unwrap();
        let lines = written(Format::Jsonl, &[poutine(), poutine()]);
        let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(array, lines);
        assert_eq!(array.len(), 4);
    }

    #[test]
    fn nothing_found_is_an_empty_array_and_no_line() {
        assert_eq!(written(Format::Json, &[]), "[]\n");
        assert_eq!(written(Format::Jsonl, &[]), "");
    }
}

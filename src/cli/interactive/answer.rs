//! What an editor answers to an artefact.

/// The letters are those of `git add -p`, as far as it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Apply the fix with this number, from 0.
    Accept(usize),
    /// Write something else there.
    Type,
    Skip,
    /// Skip it in every later run, too.
    Ignore,
    Quit,
    /// Tell what the letters mean.
    Help,
}

impl Answer {
    /// The answer that `line` gives where `fixes` fixes are proposed; none if it is no answer.
    pub(super) fn new(line: &str, fixes: usize) -> Option<Self> {
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" if fixes > 0 => Some(Self::Accept(0)),
            "e" | "edit" => Some(Self::Type),
            "n" | "no" => Some(Self::Skip),
            "i" | "ignore" => Some(Self::Ignore),
            "q" | "quit" => Some(Self::Quit),
            "?" | "h" | "help" => Some(Self::Help),
            word => {
                let number = word.parse::<usize>().ok().filter(|number| (1..=fixes).contains(number))?;
                Some(Self::Accept(number - 1))
            }
        }
    }

    /// The question where `fixes` fixes are proposed.
    pub(super) fn question(fixes: usize) -> String {
        match fixes {
            0 => "No proposal [e,n,i,q,?]: ".to_owned(),
            1 => "Apply it [y,e,n,i,q,?]? ".to_owned(),
            more => format!("Apply it [y,1-{more},e,n,i,q,?]? "),
        }
    }
}

/// What the letters mean.
pub(super) const HELP: &str = "\
y  apply the first proposal; a number applies that one
e  write something else there
n  leave it
i  leave it, and pass it over in every later run (an entry in the ignore file)
q  leave everything else and end; what was applied stays
?  this help
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_proposed_can_be_chosen() {
        assert_eq!(Answer::new(" Y\n", 1), Some(Answer::Accept(0)));
        assert_eq!(Answer::new("2", 2), Some(Answer::Accept(1)));
        assert_eq!(Answer::new("2", 1), None);
        assert_eq!(Answer::new("0", 1), None);
        assert_eq!(Answer::new("y", 0), None);
        assert_eq!(Answer::new("", 1), None);
    }
}

//! From a pack's YAML to rules: the only door.

use rustc_hash::FxHashSet;

use super::card::{Caller, Card};
use super::conditions::Conditions;
use super::decode::{Spanned, decode};
use super::error::{Problem, RuleError};
use super::set::Pack;
use super::spec::{Case, ExampleSpec, FixSpec, PackSpec, RuleSpec};
use super::template::Template;
use super::verify::unbracketed;
use super::yaml::{At, Node, Value};
use super::{Body, Example, FixPlan, Rule};
use crate::check::{Check, KINDS, Kind};
use crate::diagnostic::{Applicability, RuleId, Severity};
use crate::text::words::words;

/// The rules of `pack`, or what is wrong with it: the first problem of each rule.
pub(crate) fn compile(pack: &Pack) -> Result<Vec<Rule>, Vec<RuleError>> {
    let place = |problem| RuleError::new(&pack.path, problem);
    let node = pack.read().map_err(|problem| vec![place(problem)])?;
    let (rules, problems) = compile_node(pack, &node);
    if problems.is_empty() { Ok(rules) } else { Err(problems.into_iter().map(place).collect()) }
}

/// The sound rules of `pack`, which reads as `node`, and the first problem of each of the others.
pub(crate) fn compile_node(pack: &Pack, node: &Node) -> (Vec<Rule>, Vec<Problem>) {
    let (head, nodes) = parted(node);
    let head: PackSpec = match decode(&head) {
        Ok(head) => head,
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let mut compiler = Compiler { pack, head: &head, ids: FxHashSet::default() };
    let (mut rules, mut problems) = (Vec::new(), Vec::new());
    for node in nodes {
        let rule =
            decode(node).and_then(|spec| compiler.rule(&spec, node.at)).map_err(|problem| problem.or_at(node.at));
        match rule {
            Ok(rule) => rules.push(rule),
            Err(problem) => problems.push(problem),
        }
    }
    (rules, problems)
}

/// The head of the pack `node`, as a pack without rules, and its rules. These are not copied: there may be thousands.
pub(super) fn parted(node: &Node) -> (Node, &[Node]) {
    let Value::Map(entries) = &node.value else { return (node.clone(), &[]) };
    let mut rules = [].as_slice();
    let kept = entries.iter().map(|(key, node)| match &node.value {
        Value::List(items) if key.name == "rules" => {
            rules = items;
            (key.clone(), Node { at: node.at, value: Value::List(Vec::new()) })
        }
        _ => (key.clone(), node.clone()),
    });
    (Node { at: node.at, value: Value::Map(kept.collect()) }, rules)
}

/// What the rule `spec`, which stands at `at` in a pack with this `head`, says of the matches of `check`.
pub(super) fn body_of(head: &PackSpec, (spec, at): (&RuleSpec, At), check: &dyn Check) -> Result<Body, Problem> {
    let names = check.captures();
    let message = spec.message.as_ref().or(head.message.as_ref());
    let message = message.ok_or_else(|| missing("message", at))?;
    Ok(Body {
        message: Template::parse(message, &names)?,
        why: spec.why.clone().or_else(|| head.why.clone()),
        place: spec.place.or(head.place).unwrap_or_default(),
        case: case_of(spec, head),
        unless: Conditions::compile(&spec.unless)?,
        require: Conditions::compile(&spec.require)?,
        fix: fix_plan(spec.fix.as_ref(), head.safety, check)?,
        examples: examples(&spec.examples, at)?,
    })
}

/// Compiles the rules of one pack.
struct Compiler<'p> {
    pack: &'p Pack,
    head: &'p PackSpec,
    ids: FxHashSet<String>,
}

impl Compiler<'_> {
    fn rule(&mut self, spec: &RuleSpec, at: At) -> Result<Rule, Problem> {
        let head = self.head;
        self.register(&spec.id)?;
        let kind = kind_of(spec, head)?;
        let check = (kind.compile)(&spec.pattern, case_of(spec, head))?;
        let body = body_of(head, (spec, at), &*check)?;
        let needles = check.needles();
        if let Some(needle) = needles.iter().find(|needle| words(needle, (0..needle.len()).into()).next().is_none()) {
            let problem = Problem::new(spec.pattern.at, format!("`{needle}` has no word to look for"));
            return Err(problem.remedy("write at least one letter or digit, or use the kind `pattern`"));
        }
        let card = Card {
            id: RuleId::new(&self.pack.name, &spec.id.value),
            kind: kind.name,
            severity: spec.severity.or(head.severity).unwrap_or(Severity::Warning),
            category: spec.category.or(head.category).ok_or_else(|| missing("category", at))?,
            preview: spec.preview.unwrap_or(head.preview),
            path: self.pack.path.clone(),
            line: at.line,
            caller: Caller::of(&*check, &needles),
        };
        Ok(Rule::compiled(card, check, body))
    }

    /// Refuses an id that the pack has already, or that can't be one.
    fn register(&mut self, id: &Spanned<String>) -> Result<(), Problem> {
        let name = id.value.as_str();
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || !name.chars().all(is_plain) {
            let problem = Problem::new(id.at, format!("`{name}` can't be the id of a rule"));
            return Err(problem.remedy("use small letters, digits and hyphens, as in `renewed-accent`"));
        }
        if !self.ids.insert(name.to_owned()) {
            return Err(Problem::new(id.at, format!("two rules have the id `{name}`")).remedy("rename one of them"));
        }
        Ok(())
    }
}

fn missing(key: &str, at: At) -> Problem {
    Problem::new(at, format!("the rule has no `{key}`"))
        .remedy(format!("add `{key}: …` to the rule or to the head of the pack"))
        .absent(key)
}

/// Whether letter case counts for a rule, by what it or the head of its pack says.
fn case_of(spec: &RuleSpec, head: &PackSpec) -> Case {
    spec.case.or(head.case).unwrap_or_default()
}

/// The kind that a rule or the head of its pack names; `phrase` if neither does.
fn kind_of(spec: &RuleSpec, head: &PackSpec) -> Result<&'static Kind, Problem> {
    let name = spec.kind.as_ref().or(head.kind.as_ref());
    let wanted = name.map_or("phrase", |name| name.value.as_str());
    KINDS.iter().find(|kind| kind.name == wanted).ok_or_else(|| {
        let known: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        Problem::unknown("kind", wanted, &known).or_at(name.map_or_else(At::default, |name| name.at))
    })
}

/// What the rule offers to write instead: its own templates, or what the kind captures as `write`.
fn fix_plan(
    spec: Option<&Spanned<FixSpec>>,
    safety: Option<Applicability>,
    check: &dyn Check,
) -> Result<FixPlan, Problem> {
    let names = check.captures();
    let written = spec.iter().flat_map(|fix| &fix.value.to.0);
    let mut templates = written.map(|to| replacement(to, &names)).collect::<Result<Vec<_>, _>>()?;
    if templates.is_empty() && names.iter().any(|name| name == "write") {
        templates.push(Template::parse(&Spanned { value: "{write}".to_owned(), at: At::default() }, &names)?);
    }
    Ok(FixPlan { templates, safety: spec.and_then(|fix| fix.value.safety).or(safety).unwrap_or(Applicability::Unsafe) })
}

/// A replacement that an author wrote; `names` are the captures it may use.
fn replacement(to: &Spanned<String>, names: &[String]) -> Result<Template, Problem> {
    if to.value.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        let problem = Problem::new(to.at, "the replacement holds a control character");
        return Err(problem.remedy("leave it out; in double quotes YAML reads `\\b` and the like itself"));
    }
    Template::parse(to, names)
}

/// The examples of a rule: each is a `bad`, with or without its `good`, or an `ok`.
fn examples(specs: &[Spanned<ExampleSpec>], rule: At) -> Result<Vec<Example>, Problem> {
    if specs.iter().all(|spec| spec.value.bad.is_none()) {
        let problem = Problem::new(rule, "the rule lacks an example that it fires on");
        return Err(problem.remedy("add `- bad: \"…\"` under `examples`").absent("examples"));
    }
    specs.iter().map(example).collect()
}

fn example(Spanned { value: spec, at: whole }: &Spanned<ExampleSpec>) -> Result<Example, Problem> {
    let at = spec.bad.as_ref().or(spec.ok.as_ref()).or(spec.good.as_ref()).map_or_else(At::default, |text| text.at);
    let shape_is_right = spec.bad.is_some() != spec.ok.is_some() && (spec.good.is_none() || spec.bad.is_some());
    if !shape_is_right {
        let problem = Problem::new(*whole, "an example is a `bad`, or a `bad` with its `good`, or an `ok`");
        return Err(problem.remedy("split it into several examples"));
    }
    if spec.bad.as_ref().is_some_and(|bad| unbracketed(&bad.value).1.is_empty()) {
        let problem = Problem::new(at, "the example marks no words");
        return Err(problem.remedy("put [brackets] around the words that the rule fires on"));
    }
    let text = |spanned: &Option<Spanned<String>>| spanned.as_ref().map(|spanned| spanned.value.clone());
    Ok(Example { bad: text(&spec.bad), good: text(&spec.good), ok: text(&spec.ok), line: at.line })
}

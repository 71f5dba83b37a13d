//! Children that do all that a child must not, played by a shell.

use super::*;
use crate::article::BlockKind;
use crate::reading::Format;

/// A child that does what a line of shell says.
fn child(script: &str, seconds: u64) -> Isolation {
    let limits = Limits { seconds, ..Limits::default() };
    Isolation { program: "/bin/sh".into(), arguments: vec!["-c".into(), script.into()], limits }
}

fn read(script: &str, seconds: u64) -> Result<Draft, Problem> {
    child(script, seconds).read(b"bytes", &Request::of(Format::Html))
}

fn fault(script: &str, seconds: u64) -> ChildFault {
    match read(script, seconds) {
        Err(Problem::Child(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_hang_is_stopped() {
    assert_eq!(fault("exec sleep 1000", 1), ChildFault::Slow { seconds: 1 });
    // Also where the output is closed, and where the input is never read.
    assert_eq!(fault("exec >&-; exec sleep 1000", 1), ChildFault::Slow { seconds: 1 });
    let large = vec![b'x'; 4 << 20];
    let Err(Problem::Child(fault)) = child("exec sleep 1000", 1).read(&large, &Request::of(Format::Pdf)) else {
        panic!()
    };
    assert_eq!(fault, ChildFault::Slow { seconds: 1 });
}

#[test]
fn ends_without_an_answer_are_told_apart() {
    assert!(matches!(fault("exit 101", 9), ChildFault::Failed { how, .. } if how == "a panic"));
    assert!(matches!(fault("exit 7", 9), ChildFault::Failed { how, .. } if how.contains('7')));
    assert!(matches!(fault("exit 86", 9), ChildFault::Memory { .. }));
    assert!(matches!(fault("kill -ABRT $$", 9), ChildFault::Memory { .. }));
    assert!(matches!(fault("kill -XCPU $$", 9), ChildFault::Slow { .. }));
    assert!(matches!(fault("kill -SEGV $$", 9), ChildFault::Failed { how, .. } if how.contains("11")));
}

#[test]
fn answers_are_checked_like_any_input() {
    assert!(matches!(fault("cat >/dev/null; echo nonsense", 9), ChildFault::Answer { .. }));
    assert!(matches!(fault("cat >/dev/null; echo '{\"draft\": {\"parts\": 3}}'", 9), ChildFault::Answer { .. }));
    // Half an answer of one that died.
    assert!(matches!(fault("cat >/dev/null; printf '{\"draft\": '; kill -ABRT $$", 9), ChildFault::Memory { .. }));
    let sound =
        r#"cat >/dev/null; echo '{"draft": {"parts": [{"kind": "paragraph", "text": "Halo", "turns": [[999, 7]]}]}}'"#;
    let draft = read(sound, 9).expect("a draft");
    assert_eq!((draft.parts[0].kind, draft.parts[0].text.as_str()), (BlockKind::Paragraph, "Halo"));
    let refused = r#"cat >/dev/null; echo '{"fault": {"fault": "encrypted"}}'"#;
    assert!(matches!(read(refused, 9), Err(Problem::Content(Fault::Encrypted))));
}

#[test]
fn a_flood_is_cut_off() {
    assert!(matches!(fault("cat >/dev/null; exec yes", 60), ChildFault::Answer { why, .. } if why.contains("larger")));
}

#[test]
fn what_cannot_be_started_is_said() {
    let none = Isolation { program: "/nonexistent/telusur".into(), arguments: Vec::new(), limits: Limits::default() };
    let read = none.read(b"", &Request::of(Format::Pdf));
    assert!(matches!(read, Err(Problem::Child(ChildFault::Start { .. }))));
}

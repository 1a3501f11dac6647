use super::ClientIdRepair::{Blanks, Capitals, Invisible, Label, LineBreak, Quotes};
use super::*;

const ID: &str = "self_service_chaman_100000_abcdefghij";

fn repairs(text: &str) -> Vec<ClientIdRepair> {
    let check = check_client_id(text);
    assert_eq!(check.value, ID, "{text:?}");
    assert_eq!(check.remark, None, "{text:?}");
    check.repairs
}

#[test]
fn the_example_on_the_screen_is_a_good_id() {
    let check = check_client_id(EXAMPLE);
    assert_eq!(
        (check.value.as_str(), check.repairs, check.remark),
        (EXAMPLE, vec![], None)
    );
}

#[test]
fn every_kind_of_paste_damage_is_repaired_and_told() {
    for (text, told) in [
        (ID, vec![]),
        (" self_service_chaman_100000_abcdefghij\t", vec![Blanks]),
        ("self_service_chaman_100000_\r\nabcdefghij", vec![LineBreak]),
        ("\"self_service_chaman_100000_abcdefghij\"", vec![Quotes]),
        ("« self_service_chaman_100000_abcdefghij »", vec![Quotes, Blanks]),
        ("„self_service_chaman_100000_abcdefghij“", vec![Quotes]),
        ("Self_Service_Chaman_100000_ABCDEFGHIJ", vec![Capitals]),
        (
            "self_service_\u{200b}chaman_100000_abcdefghij\u{feff}",
            vec![Invisible],
        ),
        (
            "\u{a0}self_service_chaman_100000_abcdefghij\u{202f}",
            vec![Invisible],
        ),
        ("self_service_cha\u{ad}man_100000_abcdefghij", vec![Invisible]),
    ] {
        assert_eq!(repairs(text), told, "{text:?}");
    }
}

#[test]
fn a_label_in_front_is_taken_off_in_four_languages() {
    for label in [
        "Client ID: ",
        "Client ID\t",
        "client_id=",
        "clientId：",
        "ClientID OAUTH: ",
        "Client-ID:\u{a0}",
        "Identifiant client : ",
        "Identifiant du client : ",
        "ID client : ",
        "Klant-ID: ",
        "Client-identificatie: ",
        "Kunden-ID: ",
        "Client-Kennung:",
        "\"client_id\": \"",
    ] {
        let told = repairs(&format!("{label}{ID}"));
        assert!(told.contains(&Label), "{label:?}: {told:?}");
    }
}

#[test]
fn all_of_it_at_once() {
    let text = "  Client ID :\u{a0}“Self_service_chaman_\n100000_\u{200b}abcdefghij” ";
    let told = repairs(text);
    for repair in [Label, Invisible, Quotes, LineBreak, Blanks, Capitals] {
        assert!(told.contains(&repair), "{repair:?}");
    }
    assert_eq!(told.len(), 6, "each kind is told once");
}

#[test]
fn a_sender_number_alone_is_recognised() {
    for text in ["100000", " 100 000 ", "Client ID: 100000"] {
        let check = check_client_id(text);
        assert_eq!(
            (check.value.as_str(), check.remark),
            ("100000", Some(ClientIdRemark::SenderNumber)),
            "{text}"
        );
    }
}

#[test]
fn other_forms_are_remarked_upon_and_left_as_they_are() {
    for (text, remark) in [
        ("", None),
        ("self_service_expeditor_100000", None),
        (
            "self_service_chaman_100000_abcdefghi",
            Some(ClientIdRemark::Shape),
        ),
        ("self_service_chaman_abc_abcdefghij", Some(ClientIdRemark::Shape)),
        ("urn:example:Application:Documents", Some(ClientIdRemark::Shape)),
        ("SomeBody", Some(ClientIdRemark::Shape)),
    ] {
        let check = check_client_id(text);
        assert_eq!(
            (check.value.as_str(), check.repairs, check.remark),
            (text, vec![], remark)
        );
    }
}

#[test]
fn nothing_but_damage_is_nothing() {
    for text in ["", " \n", "Client ID: ", "“”"] {
        let check = check_client_id(text);
        assert_eq!((check.value.as_str(), check.remark), ("", None), "{text:?}");
    }
}

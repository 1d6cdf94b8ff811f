use super::{Counts, KeyPage, ListParams, Sort, StatusFilter, is_masked};

#[test]
fn every_view_round_trips_through_url_parameters() {
    for status in StatusFilter::ALL {
        for sort in Sort::ALL {
            let view = ListParams { status, sort };
            assert_eq!(ListParams::from_query(&view.to_query()), view);
            assert_eq!(
                ListParams::from_query(&format!("?{}", view.to_query())),
                view
            );
        }
    }
    assert_eq!(ListParams::default().to_query(), "");
}

#[test]
fn unknown_parameters_fall_back_to_defaults() {
    for odd in [
        "status=gone",
        "sort=",
        "status",
        "x=1&&=",
        "status=%65xpired",
    ] {
        assert_eq!(ListParams::from_query(odd), ListParams::default(), "{odd}");
    }
}

#[test]
fn keys_before_a_page_never_exceed_the_total() {
    let before = |on_pages_before, total, is_last: bool| {
        let counts = Counts {
            current: total,
            revoked: 0,
        };
        let page = KeyPage {
            keys: Vec::new(),
            next_cursor: (!is_last).then(String::new),
            total,
            counts,
            matched: None,
        };
        page.offset(on_pages_before)
    };
    assert_eq!(before(0, 512, false), 0);
    assert_eq!(before(50, 512, false), 50);
    // Keys were revoked, or added, since the first page.
    assert_eq!(before(512, 502, false), 502);
    assert_eq!(before(512, 502, true), 502);
    assert_eq!(before(400, 502, true), 502);
    // If the API reports a wrong total, the offset stays 0.
    assert_eq!(before(0, 502, true), 0);
}

#[test]
fn detects_masked_keys() {
    for masked in [
        "wlk_nZfi … nLA2",
        "wlk_nZfi...nLA2",
        "••••",
        "••••nLA2",
        "wlk_nZfi********",
        "wlk_nZfi●●●●nLA2",
    ] {
        assert!(is_masked(masked), "{masked}");
    }
    for whole in [
        "",
        "Client CRM",
        "v1.2",
        "wlk_nZfi",
        "Nightly. Sync",
        "a.b.c",
    ] {
        assert!(!is_masked(whole), "{whole}");
    }
}

use greater_bay_ip::dataset::Metric;
use greater_bay_ip::{
    chart::plan::Axis,
    charts::{CHARTS, find},
};

#[test]
fn every_chart_is_found_by_its_own_key() {
    for chart in &CHARTS {
        assert!(std::ptr::eq(find(chart.key).unwrap(), chart));
    }
    assert!(find("").is_none());
}

#[test]
fn an_axis_takes_metrics_of_one_basis_and_one_dimension() {
    const RECORDS: Axis<2> = Axis::new([Metric::PatentTransfers, Metric::PatentLicences]);
    assert_eq!(RECORDS.0, [Metric::PatentTransfers, Metric::PatentLicences]);
}

#[test]
#[should_panic(expected = "an axis mixes metrics")]
fn an_axis_refuses_a_stock_beside_a_flow() {
    let _ = Axis::new([Metric::ValidInventionPatents, Metric::InventionPatentsGranted]);
}

#[test]
#[should_panic(expected = "an axis mixes metrics")]
fn an_axis_refuses_a_running_total_beside_a_yearly_sum() {
    let _ = Axis::new([Metric::IpPledgeFinancing, Metric::IpPledgeFinancingCumulative]);
}

#[test]
#[should_panic(expected = "an axis mixes metrics")]
fn an_axis_refuses_one_flow_beside_another_of_other_things() {
    let _ = Axis::new([Metric::PctApplications, Metric::TrademarkApplications]);
}

using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;

namespace GovDataHub.Departments.Registers;

/// <summary>The departments of the city, by code.</summary>
public static class AllDepartments
{
    /// <summary>Every department that the process knows.</summary>
    public static ImmutableArray<Department> InTheCity { get; } =
    [
        new ARA.AgricultureBureau(),
        new ARC.ArchiveCatalogues(),
        new AUD.AuditLedgers(),
        new BUS.PublicTransport(),
        new CAB.CivilAffairs(),
        new CAD.CivilDefence(),
        new CCB.ConstructionRegister(),
        new COM.CommerceFilings(),
        new CPO.PetitionOffice(),
        new CRT.CourtRegisters(),
        new CTB.CultureAndTourism(),
        new CUS.CustomsRegister(),
        new CZC.CitizenCards(),
        new DPF.DisabledPersons(),
        new DRA.AccountCentre(),
        new DRC.CreditPlatform(),
        new EDU.EducationRegisters(),
        new EEB.EnvironmentRegister(),
        new EIT.IndustryList(),
        new EMB.SafetyCertificates(),
        new ERA.EthnicAffairs(),
        new FAO.ForeignAffairs(),
        new FIN.FinanceLedgers(),
        new FRD.FireBrigade(),
        new FTU.TradeUnions(),
        new FWB.WaterAndForest(),
        new GAS.GasAccounts(),
        new GO.GovernmentOffice(),
        new HCB.HousingMarket(),
        new HPF.ProvidentFund(),
        new HRS.SocialSecurity(),
        new JUS.JusticeRegister(),
        new LFB.LocalFinance(),
        new LGA.GardensRegister(),
        new MET.WeatherBureau(),
        new MTR.MetroRiders(),
        new NRB.RealEstateRegister(),
        new OCO.OverseasChinese(),
        new PBC.CreditReports(),
        new PIB.InvestmentPromotion(),
        new POS.PostalBureau(),
        new PSB.PoliceRegisters(),
        new PWR.PowerAccounts(),
        new RCS.RedCross(),
        new RRO.ApprovalOffice(),
        new SAC.StateAssets(),
        new SPB.SportsBureau(),
        new STA.StatisticsRegister(),
        new STB.TechnologyRegister(),
        new TOB.TobaccoLicences(),
        new VAB.VeteransBureau(),
        new WOF.WomensFederation(),
        new WTR.WaterAccounts(),
    ];
}

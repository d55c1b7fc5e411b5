package medpay.sandbox.play;

import java.util.List;
import medpay.sandbox.his.HisVisit.Department;
import medpay.sandbox.his.HisVisit.Diagnosis;

/** The departments that are played (科室): of a hundred outpatients so many, for what, and what is ordered there, by the catalogue's names. */
enum Clinic {

	/** 内科. */
	INTERNAL_MEDICINE("0101", "内科", 44, List.of(sick("I10.x00", "特发性（原发性）高血压"), sick("E11.900", "2型糖尿病"), sick("J06.900", "急性上呼吸道感染"),
			sick("K29.500", "慢性胃炎"), sick("I25.103", "冠状动脉粥样硬化性心脏病")),
			List.of("血细胞分析", "葡萄糖测定", "糖化血红蛋白测定", "血清总胆固醇测定", "血清甘油三酯测定", "肌酐测定", "常规心电图检查",
					"心脏彩色多普勒超声"),
			List.of("苯磺酸氨氯地平片", "厄贝沙坦片", "缬沙坦胶囊", "琥珀酸美托洛尔缓释片", "盐酸二甲双胍片", "格列美脲片", "阿托伐他汀钙片", "瑞舒伐他汀钙片", "奥美拉唑肠溶胶囊", "硫酸氢氯吡格雷片",
					"珍菊降压片")),
	/** 外科. */
	SURGERY("0201", "外科", 14, List.of(sick("M54.500", "下背痛"), sick("S93.400", "踝关节扭伤和劳损"), sick("M17.900", "膝关节病")),
			List.of("数字化摄影(DR)", "小换药", "X线计算机体层(CT)平扫", "骨密度测定", "浅表器官彩色多普勒超声检查"), List.of("布洛芬缓释胶囊", "塞来昔布胶囊", "甲钴胺胶囊")),
	/** 妇产科. */
	GYNAECOLOGY("0301", "妇产科", 8, List.of(sick("N76.000", "急性阴道炎"), sick("N92.600", "不规则月经")), List.of("尿常规检查", "浅表器官彩色多普勒超声检查", "血清促甲状腺激素测定"),
			List.of("阿奇霉素片", "阿莫西林胶囊")),
	/** 儿科. */
	PAEDIATRICS("0401", "儿科", 0, List.of(sick("J06.900", "急性上呼吸道感染"), sick("J20.900", "急性支气管炎"), sick("K52.900", "非感染性胃肠炎和结肠炎"),
			sick("B08.401", "手足口病")), List.of("血细胞分析", "C—反应蛋白测定(CRP)", "雾化吸入", "粪便常规"), List.of("孟鲁司特钠咀嚼片", "蒙脱石散", "清热解毒口服液")),
	/** 眼科. */
	OPHTHALMOLOGY("0501", "眼科", 10, List.of(sick("H10.900", "结膜炎"), sick("H25.900", "老年性白内障")), List.of("浅表器官彩色多普勒超声检查", "血细胞分析"),
			List.of("甲钴胺胶囊", "阿奇霉素片")),
	/** 耳鼻咽喉科. */
	ENT("0601", "耳鼻咽喉科", 10, List.of(sick("J31.000", "慢性鼻炎"), sick("H66.900", "中耳炎")), List.of("血细胞分析", "C—反应蛋白测定(CRP)", "雾化吸入"),
			List.of("阿莫西林胶囊", "孟鲁司特钠咀嚼片", "盐酸氨溴索片")),
	/** 中医科. */
	CHINESE_MEDICINE("0701", "中医科", 14, List.of(sick("G47.000x001", "失眠"), sick("K29.500", "慢性胃炎")), List.of("血细胞分析", "尿常规检查"),
			List.of("珍菊降压片", "清热解毒口服液", "多潘立酮片")),
	/** 急诊科. */
	EMERGENCY("9901", "急诊科", 0, List.of(sick("R50.900", "发热"), sick("R10.400", "腹痛"), sick("S93.400", "踝关节扭伤和劳损"), sick("J18.900", "肺炎")),
			List.of("血细胞分析", "C—反应蛋白测定(CRP)", "数字化摄影(DR)", "静脉输液", "肌肉注射", "X线计算机体层(CT)平扫"), List.of("葡萄糖注射液", "布洛芬缓释胶囊", "阿奇霉素片"));

	private final String code;
	private final String title;
	private final int share;
	private final List<Diagnosis> diagnoses;
	private final List<String> examinations;
	private final List<String> drugs;

	Clinic(String code, String title, int share, List<Diagnosis> diagnoses, List<String> examinations, List<String> drugs) {
		this.code = code;
		this.title = title;
		this.share = share;
		this.diagnoses = diagnoses;
		this.examinations = examinations;
		this.drugs = drugs;
	}

	private static Diagnosis sick(String code, String name) {
		return new Diagnosis(code, name, true);
	}

	/** Where a patient goes: children to their own doctors, men not to the gynaecologist. */
	static Clinic of(Draw draw, PlayedPatient patient, boolean isChild) {
		if (isChild) {
			return draw.percent(80) ? PAEDIATRICS : draw.oneOf(List.of(OPHTHALMOLOGY, ENT));
		}
		int lot = draw.between(1, 100);
		for (Clinic clinic : values()) {
			lot -= clinic.share;
			if (lot <= 0) {
				return clinic == GYNAECOLOGY && !patient.female() ? INTERNAL_MEDICINE : clinic;
			}
		}
		return INTERNAL_MEDICINE;
	}

	Department department() {
		return new Department(code, title);
	}

	List<Diagnosis> diagnoses() {
		return diagnoses;
	}

	List<String> examinations() {
		return examinations;
	}

	List<String> drugs() {
		return drugs;
	}
}

#include "study/study_settings.h"

#include "steelway/study.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const PAYERS[] = {"mill", "fabricator", "carrier", NULL};

/* clang-format off */

#define AT(field) .offset = offsetof(struct sw_option_cost_settings, field)
static const struct sw_setting COST[] = {
    {"once", SW_SHAPE_QUANTITY, SW_MONEY, 0, 1e15, AT(once),
     .en = "Paid once, as for equipment", .zh = "一次性费用"},
    {"spread", SW_SHAPE_QUANTITY, SW_TIME, 8.64e10, 3.2e15,
     .standard = "1 year", AT(spread_us),
     .en = "Time over which `once` is paid back, in equal parts",
     .zh = "一次性费用的分摊年限"},
    {"interest", SW_SHAPE_RATIO, SW_SHARE, 0, 1, .standard = "0 %", AT(interest),
     .en = "Yearly interest on what of `once` is not yet paid back",
     .zh = "一次性费用未摊还部分的年利率"},
    {"month", SW_SHAPE_QUANTITY, SW_MONEY, -1e15, 1e15, AT(month),
     .en = "Paid every month", .zh = "每月费用"},
    {"tonne", SW_SHAPE_RATIO, SW_MONEY_PER_MASS, -1e6, 1e6, AT(tonne),
     .en = "Paid for each tonne of the study's products", .zh = "每吨费用"},
    {"payer", SW_SHAPE_CHOICE, .choices = PAYERS, .standard = "mill", AT(payer),
     .en = "Who pays", .zh = "承担方"},
};
#undef AT
static const struct sw_table COST_TABLE = {
    .name = "cost",
    .en = "What an option costs, beside what the run makes of it",
    .zh = "措施费用",
    .size = sizeof(struct sw_option_cost_settings),
    .settings = COST,
    .count = COUNT(COST)};

#define AT(field) .offset = offsetof(struct sw_option_settings, field)
static const struct sw_setting OPTION[] = {
    {"changes", SW_SHAPE_NODE, AT(changes),
     .en = "What it changes in the baseline", .zh = "对基准方案的改动"},
    {"file", SW_SHAPE_TEXT, AT(file),
     .en = "File of the changes, in place of `changes`",
     .zh = "改动所在文件(代替 changes)"},
    {"cost", SW_SHAPE_MAPPING, .table = &COST_TABLE, AT(cost),
     .en = "What it costs", .zh = "费用"},
};
#undef AT
static const struct sw_table OPTION_TABLE = {
    .name = "option",
    .en = "A change of the baseline, with its cost and a sentence (about)",
    .zh = "备选措施",
    .size = sizeof(struct sw_option_settings),
    .settings = OPTION,
    .count = COUNT(OPTION)};

#define AT(field) .offset = offsetof(struct sw_combine_settings, field)
static const struct sw_setting COMBINE[] = {
    {"of_best", SW_SHAPE_INTEGER, .min = 2, .max = 20, AT(of_best),
     .en = "Combine so many options: the best that keep the limits and are "
           "better than the baseline",
     .zh = "参与组合的最优措施个数"},
    {"up_to", SW_SHAPE_INTEGER, .min = 2, .max = 20, .standard = "2", AT(up_to),
     .en = "So many of them at once: 2 is every pair", .zh = "同时采用的最多个数"},
    {"sequence", SW_SHAPE_FLAG, .standard = "no", AT(sequence),
     .en = "In which order to take them: the best, then what is best beside it, "
           "and so on",
     .zh = "是否给出采用顺序(先最优，再依次追加)"},
    {"most", SW_SHAPE_INTEGER, .min = 1, .max = 1000, .standard = "20", AT(most),
     .en = "No more combinations of the best than this", .zh = "组合个数上限"},
    {"sets", SW_SHAPE_NODE, AT(sets),
     .en = "Combinations that are run in any case: [[a, b], [a, c, d]]",
     .zh = "指定的组合"},
};
#undef AT
static const struct sw_table COMBINE_TABLE = {
    .name = "combine",
    .en = "Options that are taken together",
    .zh = "措施组合",
    .size = sizeof(struct sw_combine_settings),
    .settings = COMBINE,
    .count = COUNT(COMBINE)};

#define AT(field) .offset = offsetof(struct sw_study_settings, field)
static const struct sw_setting STUDY[] = {
    {"format", SW_SHAPE_INTEGER, .min = 1, .max = 1, .required = true,
     AT(format), .en = "Version of the file's format: 1",
     .zh = "文件格式版本:1"},
    {"study", SW_SHAPE_TEXT, .required = true, AT(name),
     .en = "Name of the study", .zh = "研究名称"},
    {"baseline", SW_SHAPE_TEXT, .required = true, AT(baseline),
     .en = "File of the scenario that the options change",
     .zh = "基准方案文件"},
    {"improve", SW_SHAPE_TEXT, .standard = "delivery_time.p90", AT(improve),
     .en = "Measure and statistic to be improved: delivery_time.p90",
     .zh = "要改进的指标与统计量"},
    {"products", SW_SHAPE_NAMES, AT(products),
     .en = "Products that the study is about; else all but background",
     .zh = "研究涉及的产品"},
    {"within", SW_SHAPE_NODE, AT(within),
     .en = "Limits that an option must keep: {otif: {at_least: 90 %}}, "
           "{cost_per_tonne: {at_most: 15 CNY/t, above: baseline, payer: mill}}",
     .zh = "必须满足的限制"},
    {"confidence", SW_SHAPE_RATIO, SW_SHARE, 0.5, 0.9999, .standard = "95 %",
     AT(confidence),
     .en = "Confidence of all differences of a measure together",
     .zh = "同时置信水平"},
    {"matters", SW_SHAPE_TEXT, AT(matters),
     .en =
         "Smallest difference that matters, in the measure's dimension: 0.5 d",
     .zh = "有意义的最小差异"},
    {"exclusive", SW_SHAPE_NODE, AT(exclusive),
     .en = "Options that exclude each other: [[a, b]]", .zh = "互斥的措施"},
    {"combine", SW_SHAPE_MAPPING, .table = &COMBINE_TABLE, AT(combine),
     .en = "Options that are taken together", .zh = "措施组合"},
    {"options", SW_SHAPE_OBJECTS, .table = &OPTION_TABLE, .required = true,
     AT(options), .en = "Options", .zh = "备选措施"},
};
#undef AT
static const struct sw_table STUDY_TABLE = {
    .name = "study",
    .en = "A study: a baseline, options, and what is asked of them",
    .zh = "研究",
    .size = sizeof(struct sw_study_settings),
    .settings = STUDY,
    .count = COUNT(STUDY)};

/* clang-format on */

const struct sw_table *sw_study_table(void)
{
    return &STUDY_TABLE;
}

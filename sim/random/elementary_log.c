/*
 * elementary_log.c - the logarithm by a table.
 *
 * x = 2^k z with z in [0.6875, 1.375). A row of the table stands for a 128th of
 * a binade: `inverse`, near 1 / z, is a multiple of 1/512, so that z * inverse
 * needs only one rounding, and hi + lo = -log(inverse), hi a multiple of 2^-42.
 *
 *     log x = k log 2 + hi + lo + log1p(r),   r = z * inverse - 1
 *
 * The rows next to z = 1 have inverse 1, so that logarithms near 0 are sharp.
 */
#include "random/elementary.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define LOWEST_Z UINT64_C(0x3fe6000000000000) /* 0.6875 */

struct row {
    double inverse;
    double hi;
    double lo;
};

static const struct row rows[128] = {
    {0x1.738p+0, -0x1.7d4eeef5efp-2, 0x1.c9018f8f27d8fp-45},
    {0x1.71p+0, -0x1.7664e1239ep-2, 0x1.0c4fb6aeb27afp-44},
    {0x1.6fp+0, -0x1.70d42e2789p-2, -0x1.1aead337ee287p-45},
    {0x1.6dp+0, -0x1.6b3bb22359p-2, -0x1.0f6257a933268p-44},
    {0x1.6bp+0, -0x1.659b57303ep-2, -0x1.f281db0af8efcp-46},
    {0x1.69p+0, -0x1.5ff3070a79p-2, -0x1.e9e439f105039p-45},
    {0x1.67p+0, -0x1.5a42ab0f4dp-2, 0x1.e63af2df7ba69p-50},
    {0x1.65p+0, -0x1.548a2c3addp-2, -0x1.3167e63081cf7p-45},
    {0x1.63p+0, -0x1.4ec97326p-2, -0x1.34d7aaf04d104p-45},
    {0x1.618p+0, -0x1.4a7373cedp-2, 0x1.9a234ebf35449p-44},
    {0x1.5f8p+0, -0x1.44a41b463cp-2, -0x1.1ee28f37cf612p-44},
    {0x1.5d8p+0, -0x1.3ecc460ef6p-2, 0x1.6028627c1300fp-47},
    {0x1.5b8p+0, -0x1.38ebdb38edp-2, -0x1.90582e67d4cap-45},
    {0x1.5ap+0, -0x1.347dd9a988p-2, 0x1.5594dd4c58092p-45},
    {0x1.58p+0, -0x1.2e8e2bae12p-2, 0x1.67b1e99b72bd8p-45},
    {0x1.56p+0, -0x1.2895a13de8p-2, -0x1.a8d7ad24c13fp-44},
    {0x1.548p+0, -0x1.241558bfd1p-2, -0x1.00fff3228fcadp-44},
    {0x1.528p+0, -0x1.1e0d0c3371p-2, -0x1.af8f2a9b0d4ap-44},
    {0x1.51p+0, -0x1.1980d2dd42p-2, -0x1.b7b3a7a361c9ap-45},
    {0x1.4fp+0, -0x1.136870293bp-2, 0x1.d3e8499d67123p-44},
    {0x1.4d8p+0, -0x1.0ed005f658p-2, 0x1.2dc75285aa803p-45},
    {0x1.4cp+0, -0x1.0a324e2739p-2, -0x1.c6bee7ef4030ep-47},
    {0x1.4ap+0, -0x1.0402594b4dp-2, -0x1.036b89ef42d7fp-48},
    {0x1.488p+0, -0x1.feb0233e6p-3, -0x1.f316e32d5e8c7p-45},
    {0x1.47p+0, -0x1.f550a564b8p-3, 0x1.323e3a09202fep-45},
    {0x1.45p+0, -0x1.e8c0252aa6p-3, 0x1.6805b80e8e6ffp-45},
    {0x1.438p+0, -0x1.df46c0c722p-3, -0x1.a5e82b0b79039p-44},
    {0x1.42p+0, -0x1.d5c216b4fcp-3, 0x1.1ba91bbca681bp-45},
    {0x1.408p+0, -0x1.cc320c0176p-3, -0x1.409039a653794p-45},
    {0x1.3fp+0, -0x1.c2968558c2p-3, 0x1.cfd73dee38a4p-45},
    {0x1.3d8p+0, -0x1.b8ef67042p-3, -0x1.87533321788ep-44},
    {0x1.3cp+0, -0x1.af3c94e80cp-3, 0x1.a4e633fcd9066p-52},
    {0x1.3a8p+0, -0x1.a57df28244p-3, -0x1.b99c8ca1d9abbp-44},
    {0x1.39p+0, -0x1.9bb362e7ep-3, 0x1.1f2a8a1ce0ffcp-45},
    {0x1.378p+0, -0x1.91dcc8c34p-3, -0x1.7bc6abddeff46p-44},
    {0x1.36p+0, -0x1.87fa06520cp-3, -0x1.22120401202fcp-44},
    {0x1.348p+0, -0x1.7e0afd630cp-3, -0x1.39e7c1d8f1034p-46},
    {0x1.33p+0, -0x1.740f8f5404p-3, 0x1.0b66c99018aa1p-44},
    {0x1.318p+0, -0x1.6a079d0f7ap-3, -0x1.5a3f8448d14f5p-44},
    {0x1.3p+0, -0x1.5ff3070a7ap-3, 0x1.8586f183bebf2p-44},
    {0x1.2e8p+0, -0x1.55d1ad4232p-3, -0x1.add94dda647e8p-44},
    {0x1.2d8p+0, -0x1.4f099f4a24p-3, 0x1.e9bf2fafeaf27p-44},
    {0x1.2cp+0, -0x1.44d2b6ccb8p-3, 0x1.70cc16135783cp-46},
    {0x1.2a8p+0, -0x1.3a8eb2d31ap-3, -0x1.bafb77d5d503ep-46},
    {0x1.29p+0, -0x1.303d718e48p-3, 0x1.680b5ce3ecb05p-50},
    {0x1.28p+0, -0x1.29552f82p-3, 0x1.5b967f4471dfcp-44},
    {0x1.268p+0, -0x1.1eed90e2dcp-3, -0x1.615637097648fp-46},
    {0x1.25p+0, -0x1.1478584674p-3, -0x1.563451027c75p-46},
    {0x1.24p+0, -0x1.0d77e7cd08p-3, -0x1.cb2cd2ee2f482p-44},
    {0x1.228p+0, -0x1.02ebb42bf4p-3, 0x1.5a8fa5ce00e5dp-46},
    {0x1.218p+0, -0x1.f7b79fec38p-4, 0x1.10987e897ed01p-47},
    {0x1.2p+0, -0x1.e27076e2bp-4, 0x1.a342c2af0003cp-45},
    {0x1.1fp+0, -0x1.d4313d66ccp-4, 0x1.9454379135713p-45},
    {0x1.1d8p+0, -0x1.beba818148p-4, 0x1.89b78b6df1f57p-44},
    {0x1.1c8p+0, -0x1.b05b49bee4p-4, -0x1.ff22c18f84a5ep-47},
    {0x1.1bp+0, -0x1.9ab4246204p-4, 0x1.8a64826787061p-45},
    {0x1.1ap+0, -0x1.8c345d6318p-4, -0x1.b20f5acb42a66p-44},
    {0x1.188p+0, -0x1.765bf23a6cp-4, 0x1.ecbc035c4256ap-48},
    {0x1.178p+0, -0x1.67bb0726ecp-4, -0x1.f724b69ef5912p-49},
    {0x1.168p+0, -0x1.590cafdfp-4, -0x1.c284f5722abaap-44},
    {0x1.15p+0, -0x1.42edcbea64p-4, -0x1.bc0eeea7c9acdp-46},
    {0x1.14p+0, -0x1.341d7961bcp-4, -0x1.1d0929983761p-44},
    {0x1.13p+0, -0x1.253f62f0ap-4, -0x1.416f8fb69a701p-44},
    {0x1.118p+0, -0x1.0ed839b554p-4, 0x1.901f46d48abb4p-44},
    {0x1.108p+0, -0x1.ffae9119b8p-5, -0x1.303374262c554p-45},
    {0x1.0f8p+0, -0x1.e19070c278p-5, 0x1.fea4664629e86p-45},
    {0x1.0e8p+0, -0x1.c355dd092p-5, -0x1.f2ccc9abf8388p-45},
    {0x1.0dp+0, -0x1.95c830ec9p-5, 0x1.c148297c5feb8p-45},
    {0x1.0cp+0, -0x1.77458f633p-5, 0x1.181dce586af09p-44},
    {0x1.0bp+0, -0x1.58a5bafc9p-5, 0x1.b2b739570ad39p-45},
    {0x1.0ap+0, -0x1.39e87b9fe8p-5, -0x1.eafd480ad9015p-44},
    {0x1.09p+0, -0x1.1b0d98924p-5, 0x1.3401e9ae889bbp-44},
    {0x1.078p+0, -0x1.d91a66c54p-6, -0x1.e61f1658cfb9ap-45},
    {0x1.068p+0, -0x1.9ace7551dp-6, 0x1.d75d97ec7c41p-45},
    {0x1.058p+0, -0x1.5c45a51b9p-6, 0x1.63bb6216d87d8p-45},
    {0x1.048p+0, -0x1.1d7f7eb9fp-6, 0x1.4193a83fcc7a6p-46},
    {0x1.038p+0, -0x1.bcf712c74p-7, -0x1.c25e097bd9771p-46},
    {0x1.028p+0, -0x1.3e7295d26p-7, 0x1.609c1ff29a114p-45},
    {0x1.018p+0, -0x1.7ee11ebd8p-8, -0x1.749d3c2d23a07p-47},
    {0x1p+0, 0, 0},
    {0x1p+0, 0, 0},
    {0x1.fap-1, 0x1.82448a388p-7, 0x1.4554412c584ep-44},
    {0x1.f6p-1, 0x1.432a92598p-6, 0x1.98139928637fep-47},
    {0x1.f2p-1, 0x1.c63d2ec15p-6, -0x1.5439ce030a687p-44},
    {0x1.efp-1, 0x1.149e3e4008p-5, -0x1.2b98a9a4168fdp-44},
    {0x1.ebp-1, 0x1.5715c4c04p-5, -0x1.8888ddfc47628p-44},
    {0x1.e7p-1, 0x1.9a187b574p-5, -0x1.0c22e4ec4d90dp-44},
    {0x1.e4p-1, 0x1.ccb73cddd8p-5, 0x1.965c36e09f5fep-44},
    {0x1.ep-1, 0x1.08598b59e4p-4, -0x1.7e5dd7009902cp-46},
    {0x1.ddp-1, 0x1.2207b5c784p-4, 0x1.49d8cfc10c7bfp-44},
    {0x1.d9p-1, 0x1.4485e03dbcp-4, 0x1.fad46e8d26ab7p-44},
    {0x1.d6p-1, 0x1.5e95a4d978p-4, 0x1.1cb7ce1d17171p-44},
    {0x1.d2p-1, 0x1.8197e2f41p-4, -0x1.c0fe460d20041p-44},
    {0x1.cfp-1, 0x1.9c0c32d4d4p-4, -0x1.ab7c09e838668p-44},
    {0x1.ccp-1, 0x1.b6ac88dad4p-4, 0x1.b1bdff50225c7p-44},
    {0x1.c9p-1, 0x1.d179788218p-4, 0x1.36433b5efbeedp-44},
    {0x1.c6p-1, 0x1.ec739830ap-4, 0x1.11fcba80cdd1p-44},
    {0x1.c2p-1, 0x1.08598b59e4p-3, -0x1.7e5dd7009902cp-45},
    {0x1.bfp-1, 0x1.160c8024b2p-3, 0x1.ec2d2a9009e3dp-45},
    {0x1.bcp-1, 0x1.23d712a49cp-3, 0x1.00d238fd3df5cp-46},
    {0x1.b9p-1, 0x1.31b994d3a4p-3, 0x1.f098ee3a5081p-44},
    {0x1.b6p-1, 0x1.3fb45a5992p-3, 0x1.19713c0cae559p-44},
    {0x1.b3p-1, 0x1.4dc7b897bcp-3, 0x1.c79b60ae1ff0fp-47},
    {0x1.b1p-1, 0x1.5737cc9018p-3, 0x1.9baa7a6b887f6p-44},
    {0x1.aep-1, 0x1.6574ebe8c2p-3, -0x1.98c1d34f0f462p-44},
    {0x1.abp-1, 0x1.73cb9074fep-3, -0x1.d66a90d0005a6p-44},
    {0x1.a8p-1, 0x1.823c16551ap-3, 0x1.e0ddb9a631e83p-46},
    {0x1.a5p-1, 0x1.90c6db9fccp-3, -0x1.935f57718d7cap-46},
    {0x1.a3p-1, 0x1.9a8778debap-3, 0x1.470fa3efec39p-44},
    {0x1.ap-1, 0x1.a93ed3c8aep-3, -0x1.8724350562169p-45},
    {0x1.9dp-1, 0x1.b811730b82p-3, 0x1.e90683b9cd768p-46},
    {0x1.9bp-1, 0x1.c2028ab18p-3, -0x1.92e0ee55c7ac6p-45},
    {0x1.98p-1, 0x1.d1037f2656p-3, -0x1.84a7e75b6f6e4p-47},
    {0x1.96p-1, 0x1.db13db0d48p-3, 0x1.2806a847527e6p-44},
    {0x1.93p-1, 0x1.ea4449f04ap-3, 0x1.5e91663732a36p-44},
    {0x1.91p-1, 0x1.f474b134ep-3, -0x1.bae49f1df7b5ep-44},
    {0x1.8ep-1, 0x1.01eae5626cp-2, 0x1.a43dcfade85aep-44},
    {0x1.8cp-1, 0x1.07138604d6p-2, -0x1.e76324e912b17p-44},
    {0x1.8ap-1, 0x1.0c42d67616p-2, 0x1.7188b163ceae9p-45},
    {0x1.87p-1, 0x1.14167ef367p-2, 0x1.e0c07824daaf5p-44},
    {0x1.85p-1, 0x1.1956d3b9bcp-2, 0x1.7d2f73ad1aa14p-45},
    {0x1.83p-1, 0x1.1e9e16788ap-2, -0x1.82eaed3c8b65ep-44},
    {0x1.8p-1, 0x1.269621134ep-2, -0x1.1b61f10522625p-44},
    {0x1.7ep-1, 0x1.2bef07cdc9p-2, 0x1.a9cfa4a5004f4p-45},
    {0x1.7cp-1, 0x1.314f1e1d36p-2, -0x1.8e27ad3213cb8p-45},
    {0x1.7ap-1, 0x1.36b6776be1p-2, 0x1.16ecdb0f177c8p-46},
    {0x1.78p-1, 0x1.3c25277333p-2, 0x1.83b54b606bd5cp-46},
    {0x1.75p-1, 0x1.44591e053ap-2, -0x1.6e95892923d88p-47},
};

static uint64_t bits_of(double x)
{
    uint64_t bits = 0;
    memcpy(&bits, &x, sizeof(bits));
    return bits;
}

static double from_bits(uint64_t bits)
{
    double x = 0;
    memcpy(&x, &bits, sizeof(x));
    return x;
}

/* log1p(r) - r by its series; |r| <= 2^-7 leaves 2^-59 r behind. */
static double log_tail(double r)
{
    const double r2 = r * r;
    const double r4 = r2 * r2;
    return r2 * (-0.5 + r * (1.0 / 3)) +
           r4 * ((-1.0 / 4 + r * (1.0 / 5)) +
                 r2 * (-1.0 / 6 + r * (1.0 / 7) - r2 * (1.0 / 8)));
}

static double log_special(double x)
{
    if (x == 0) {
        return -HUGE_VAL;
    }
    if (!(x > 0)) {
        return (double)NAN;
    }
    if (x == HUGE_VAL) {
        return x;
    }
    return sw_log(x * 0x1p54) - 54 * 0x1.62e42fefa39efp-1; /* subnormal */
}

double sw_log(double x)
{
    const uint64_t bits = bits_of(x);
    if (bits - UINT64_C(0x0010000000000000) >=
        UINT64_C(0x7ff0000000000000) - UINT64_C(0x0010000000000000)) {
        return log_special(x);
    }
    const uint64_t above = bits - LOWEST_Z;
    const double k = (double)(int32_t)((int64_t)above >> 52);
    const uint64_t z_bits = bits - (above & UINT64_C(0xfff0000000000000));
    const struct row *row = &rows[(above >> 45) & 127];

    /* The upper 32 bits times `inverse` are exact, and so is taking 1. */
    const double z = from_bits(z_bits);
    const double z_hi = from_bits(z_bits & ~UINT64_C(0x1fffff));
    const double r = (z_hi * row->inverse - 1) + (z - z_hi) * row->inverse;

    const double hi = k * 0x1.62e42fefa38p-1 + row->hi; /* exact */
    const double lo = k * 0x1.ef35793c7673p-45 + row->lo;
    const double sum = hi + r;
    return sum + (((hi - sum) + r) + lo + log_tail(r));
}

double sw_log1p(double x)
{
    const double y = 1 + x;
    if (y == 1 || !(y > 0) || y == HUGE_VAL) {
        return y == 1 ? x : sw_log(y);
    }
    const double lost = x < 1 ? x - (y - 1) : 1 - (y - x);
    return sw_log(y) + lost / y;
}

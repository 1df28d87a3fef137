/// The digits of 1/(2π) and of π that radians are converted with.
///
/// They are public so that they can be checked from outside, digit by digit, against the oracle's own
/// computation of π.
public enum CircleConstants {
  /// The first 1216 binary digits of 1/(2π), most significant word first: the integer of these
  /// digits is ⌊2^1216/(2π)⌋.
  ///
  /// The largest Double is below 2^1024, and 64 bits of code and 128 of fraction are kept beside
  /// it; so no conversion looks beyond digit 1163.
  public static let turnsPerRadian: [UInt64] = [
    0x28be_60db_9391_054a, 0x7f09_d5f4_7d4d_3770, 0x36d8_a566_4f10_e410,
    0x7f94_58ea_f7ae_f158, 0x6dc9_1b8e_9093_74b8, 0x0192_4bba_8274_6487,
    0x3f87_7ac7_2c4a_69cf, 0xba20_8d7d_4bae_d121, 0x3a67_1c09_ad17_df90,
    0x4e64_758e_60d4_ce7d, 0x2721_17e2_ef7e_4a0e, 0xc7fe_25ff_f781_6603,
    0xfbcb_c462_d682_9b47, 0xdb4d_9fb3_c9f2_c26d, 0xd3d1_8fd9_a797_fa8b,
    0x5d49_eeb1_faf9_7c5e, 0xcf41_ce7d_e294_a4ba, 0x9afe_d7ec_47e3_5742,
    0x1580_cc11_bf1e_daea,
  ]

  /// The first 192 binary digits of π, most significant word first: the integer of these digits is
  /// ⌊2^190 · π⌋.
  public static let pi: [UInt64] = [
    0xc90f_daa2_2168_c234, 0xc4c6_628b_80dc_1cd1, 0x2902_4e08_8a67_cc74,
  ]
}

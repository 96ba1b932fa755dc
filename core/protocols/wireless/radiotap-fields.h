/* radiotap-fields.h - the fields of radiotap.c, included twice: for their numbers, for the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define LESSON_P \
  N_("A bit for each value that may stand in this header; those that are set " \
     "follow in the order of the bits.")
#define LESSON_F \
  N_("One of the marks that the driver puts on the frame.")
#define LESSON_C \
  N_("One property of the radio channel, as the driver states it.")
#define LESSON_M \
  N_("Tells whether the driver knows this value of an 802.11n frame.")
#define LESSON_T \
  N_("What the driver was asked to do when it sent the frame.")
FIELD (VERSION, "radiotap.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8, .at = 0,
    .size = 1,
    .lesson = N_("Always 0: new values are added by new bits, so old programs can skip what "
                 "they do not know."))
FIELD (PAD, "radiotap.pad", N_("Padding"), OCTET_FIELD_UINT, .bits = 8, .at = 1, .size = 1,
    .lesson = N_("One octet that makes the length stand at an even place."))
FIELD (LENGTH, "radiotap.length", N_("Header length"), OCTET_FIELD_UINT, .bits = 16, .at = 2,
    .size = 2, .flags = OCTET_FIELD_LITTLE, .unit = N_("bytes"),
    .lesson = N_("How long this header is. The 802.11 frame starts behind it."))
FIELD (PRESENT, "radiotap.present", N_("Values in the header"), OCTET_FIELD_LABEL,
    .lesson = N_("Which values follow. A driver writes those that its card can measure."))
FIELD (WORD, "radiotap.present.word", N_("First word of bits"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_P)
FLAG (P_TSFT, "radiotap.present.tsft", N_("Clock"), WORD, 32, 0x1, LESSON_P)
FLAG (P_FLAGS, "radiotap.present.flags", N_("Flags"), WORD, 32, 0x2, LESSON_P)
FLAG (P_RATE, "radiotap.present.rate", N_("Rate"), WORD, 32, 0x4, LESSON_P)
FLAG (P_CHANNEL, "radiotap.present.channel", N_("Channel"), WORD, 32, 0x8, LESSON_P)
FLAG (P_FHSS, "radiotap.present.fhss", N_("Frequency hopping"), WORD, 32, 0x10, LESSON_P)
FLAG (P_SIGNAL, "radiotap.present.dbm_antsignal", N_("Signal in dBm"), WORD, 32, 0x20, LESSON_P)
FLAG (P_NOISE, "radiotap.present.dbm_antnoise", N_("Noise in dBm"), WORD, 32, 0x40, LESSON_P)
FLAG (P_LOCK, "radiotap.present.lock_quality", N_("Lock quality"), WORD, 32, 0x80, LESSON_P)
FLAG (P_ATTENUATION, "radiotap.present.tx_attenuation", N_("Attenuation"), WORD, 32, 0x100,
    LESSON_P)
FLAG (P_DB_ATTENUATION, "radiotap.present.db_tx_attenuation", N_("Attenuation in dB"), WORD, 32,
    0x200, LESSON_P)
FLAG (P_POWER, "radiotap.present.dbm_tx_power", N_("Sending power"), WORD, 32, 0x400, LESSON_P)
FLAG (P_ANTENNA, "radiotap.present.antenna", N_("Antenna"), WORD, 32, 0x800, LESSON_P)
FLAG (P_DB_SIGNAL, "radiotap.present.db_antsignal", N_("Signal in dB"), WORD, 32, 0x1000,
    LESSON_P)
FLAG (P_DB_NOISE, "radiotap.present.db_antnoise", N_("Noise in dB"), WORD, 32, 0x2000, LESSON_P)
FLAG (P_RXFLAGS, "radiotap.present.rxflags", N_("Receive flags"), WORD, 32, 0x4000, LESSON_P)
FLAG (P_TXFLAGS, "radiotap.present.txflags", N_("Send flags"), WORD, 32, 0x8000, LESSON_P)
FLAG (P_RETRIES, "radiotap.present.data_retries", N_("Retries"), WORD, 32, 0x20000, LESSON_P)
FLAG (P_XCHANNEL, "radiotap.present.xchannel", N_("Extended channel"), WORD, 32, 0x40000,
    LESSON_P)
FLAG (P_MCS, "radiotap.present.mcs", N_("802.11n coding"), WORD, 32, 0x80000, LESSON_P)
FLAG (P_AMPDU, "radiotap.present.ampdu", N_("Aggregate"), WORD, 32, 0x100000, LESSON_P)
FLAG (P_VHT, "radiotap.present.vht", N_("802.11ac coding"), WORD, 32, 0x200000, LESSON_P)
FLAG (P_TIMESTAMP, "radiotap.present.timestamp", N_("Timestamp"), WORD, 32, 0x400000, LESSON_P)
FLAG (P_HE, "radiotap.present.he", N_("802.11ax coding"), WORD, 32, 0x800000, LESSON_P)
FLAG (P_HE_MU, "radiotap.present.he_mu", N_("802.11ax for many users"), WORD, 32, 0x1000000,
    LESSON_P)
FLAG (P_ZERO, "radiotap.present.0_length.psdu", N_("Empty frame"), WORD, 32, 0x4000000, LESSON_P)
FLAG (P_LSIG, "radiotap.present.l_sig", N_("Legacy signal field"), WORD, 32, 0x8000000, LESSON_P)
FLAG (P_TLV, "radiotap.present.tlv", N_("Typed values"), WORD, 32, 0x10000000, LESSON_P)
FLAG (P_NS, "radiotap.present.rtap_ns", N_("Standard values follow"), WORD, 32, 0x20000000,
    LESSON_P)
FLAG (P_VENDOR, "radiotap.present.vendor_ns", N_("Vendor's values follow"), WORD, 32, 0x40000000,
    LESSON_P)
FLAG (P_EXT, "radiotap.present.ext", N_("Another word follows"), WORD, 32, 0x80000000, LESSON_P)
FIELD (MORE, "radiotap.present.word", N_("Another word of bits"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("A further word of bits, for a second antenna or for values of a vendor."))
FLAG (MORE_NS, "radiotap.present.rtap_ns", N_("Standard values follow"), MORE, 32, 0x20000000,
    LESSON_P)
FLAG (MORE_VENDOR, "radiotap.present.vendor_ns", N_("Vendor's values follow"), MORE, 32,
    0x40000000, LESSON_P)
FLAG (MORE_EXT, "radiotap.present.ext", N_("Another word follows"), MORE, 32, 0x80000000,
    LESSON_P)
FIELD (TSFT, "radiotap.mactime", N_("Clock"), OCTET_FIELD_UINT, .bits = 64,
    .flags = OCTET_FIELD_LITTLE, .unit = N_("µs"),
    .lesson = N_("The card's own clock in microseconds when the frame's first bit arrived. It "
                 "lets you measure times that the computer's clock is too coarse for."))
FIELD (FLAGS, "radiotap.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("What the driver noted about the frame, most of it about its form in this "
                 "capture."))
FLAG (F_CFP, "radiotap.flags.cfp", N_("In a contention-free period"), FLAGS, 8, 0x1, LESSON_F)
FLAG_SAID (F_PREAMBLE, "radiotap.flags.preamble", N_("Preamble"), FLAGS, 8, 0x2, N_("Short"),
    N_("Long"), LESSON_F)
FLAG (F_WEP, "radiotap.flags.wep", N_("Encrypted with WEP"), FLAGS, 8, 0x4, LESSON_F)
FLAG (F_FRAG, "radiotap.flags.frag", N_("Fragment"), FLAGS, 8, 0x8, LESSON_F)
FLAG (F_FCS, "radiotap.flags.fcs", N_("Check sequence at the end"), FLAGS, 8, 0x10, LESSON_F)
FLAG (F_DATAPAD, "radiotap.flags.datapad", N_("Padding behind the frame's header"), FLAGS, 8,
    0x20, LESSON_F)
FLAG (F_BADFCS, "radiotap.flags.badfcs", N_("Check sequence is wrong"), FLAGS, 8, 0x40, LESSON_F)
FLAG (F_SHORTGI, "radiotap.flags.shortgi", N_("Short guard interval"), FLAGS, 8, 0x80, LESSON_F)
FIELD (RATE, "radiotap.datarate", N_("Data rate"), OCTET_FIELD_FLOAT, .unit = N_("Mb/s"),
    .lesson = N_("How fast the frame was sent. Stations slow down when the signal is weak."))
FIELD (FREQUENCY, "radiotap.channel.freq", N_("Channel frequency"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE, .unit = N_("MHz"),
    .lesson = N_("Which radio frequency the card listened to. 2412 MHz is channel 1."))
FIELD (CHANNEL_FLAGS, "radiotap.channel.flags", N_("Channel flags"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("What kind of channel that is: its band and its way to modulate."))
FLAG (C_700, "radiotap.channel.flags.700mhz", N_("700 MHz band"), CHANNEL_FLAGS, 16, 0x1,
    LESSON_C)
FLAG (C_800, "radiotap.channel.flags.800mhz", N_("800 MHz band"), CHANNEL_FLAGS, 16, 0x2,
    LESSON_C)
FLAG (C_900, "radiotap.channel.flags.900mhz", N_("900 MHz band"), CHANNEL_FLAGS, 16, 0x4,
    LESSON_C)
FLAG (C_TURBO, "radiotap.channel.flags.turbo", N_("Turbo"), CHANNEL_FLAGS, 16, 0x10, LESSON_C)
FLAG (C_CCK, "radiotap.channel.flags.cck", N_("CCK modulation"), CHANNEL_FLAGS, 16, 0x20,
    LESSON_C)
FLAG (C_OFDM, "radiotap.channel.flags.ofdm", N_("OFDM modulation"), CHANNEL_FLAGS, 16, 0x40,
    LESSON_C)
FLAG (C_2GHZ, "radiotap.channel.flags.2ghz", N_("2.4 GHz band"), CHANNEL_FLAGS, 16, 0x80,
    LESSON_C)
FLAG (C_5GHZ, "radiotap.channel.flags.5ghz", N_("5 GHz band"), CHANNEL_FLAGS, 16, 0x100, LESSON_C)
FLAG (C_PASSIVE, "radiotap.channel.flags.passive", N_("Listening only"), CHANNEL_FLAGS, 16, 0x200,
    LESSON_C)
FLAG (C_DYNAMIC, "radiotap.channel.flags.dynamic", N_("CCK and OFDM mixed"), CHANNEL_FLAGS, 16,
    0x400, LESSON_C)
FLAG (C_GFSK, "radiotap.channel.flags.gfsk", N_("GFSK modulation"), CHANNEL_FLAGS, 16, 0x800,
    LESSON_C)
FLAG (C_GSM, "radiotap.channel.flags.gsm", N_("GSM"), CHANNEL_FLAGS, 16, 0x1000, LESSON_C)
FLAG (C_STURBO, "radiotap.channel.flags.sturbo", N_("Static turbo"), CHANNEL_FLAGS, 16, 0x2000,
    LESSON_C)
FLAG (C_HALF, "radiotap.channel.flags.half", N_("10 MHz wide"), CHANNEL_FLAGS, 16, 0x4000,
    LESSON_C)
FLAG (C_QUARTER, "radiotap.channel.flags.quarter", N_("5 MHz wide"), CHANNEL_FLAGS, 16, 0x8000,
    LESSON_C)
FIELD (SIGNAL, "radiotap.dbm_antsignal", N_("Signal"), OCTET_FIELD_INT, .bits = 8,
    .unit = N_("dBm"),
    .lesson = N_("How strong the frame arrived. -40 is close by, -90 is hardly to be "
                 "understood; 3 less is half the power."))
FIELD (NOISE, "radiotap.dbm_antnoise", N_("Noise"), OCTET_FIELD_INT, .bits = 8, .unit = N_("dBm"),
    .lesson = N_("How strong the noise is when nobody sends. What counts is how far the signal "
                 "rises above it."))
FIELD (QUALITY, "radiotap.quality", N_("Lock quality"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How well the card could lock on to the sender's code; the scale is the "
                 "vendor's."))
FIELD (TX_ATTENUATION, "radiotap.txattenuation", N_("Attenuation"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How far below its greatest power the card sent, without a unit."))
FIELD (DB_ATTENUATION, "radiotap.db_txattenuation", N_("Attenuation"), OCTET_FIELD_UINT,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, .unit = N_("dB"),
    .lesson = N_("How far below its greatest power the card sent."))
FIELD (POWER, "radiotap.txpower", N_("Sending power"), OCTET_FIELD_INT, .bits = 8,
    .unit = N_("dBm"),
    .lesson = N_("How strongly the frame was sent, at the antenna."))
FIELD (ANTENNA, "radiotap.antenna", N_("Antenna"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Which of the card's antennas was used, counted from 0."))
FIELD (DB_SIGNAL, "radiotap.db_antsignal", N_("Signal"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("dB"),
    .lesson = N_("How strong the frame arrived, above a level that only the vendor knows."))
FIELD (DB_NOISE, "radiotap.db_antnoise", N_("Noise"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("dB"),
    .lesson = N_("How strong the noise is, above a level that only the vendor knows."))
FIELD (RXFLAGS, "radiotap.rxflags", N_("Receive flags"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Marks about how the frame was received."))
FIELD (R_BADPLCP, "radiotap.rxflags.badplcp", N_("Damaged preamble header"), OCTET_FIELD_BOOL,
    .bits = 24, .under = OCTET_UNDER (RXFLAGS), .mask = 0x2, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the short header before the frame, which states its rate and length, "
                 "failed its check."))
FIELD (TXFLAGS, "radiotap.txflags", N_("Send flags"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Marks about a frame that this computer sent."))
FLAG (T_FAIL, "radiotap.rxflags.fail", N_("Failed after too many retries"), TXFLAGS, 24, 0x1,
    LESSON_T)
FLAG (T_CTS, "radiotap.rxflags.cts", N_("Clear-to-send went before"), TXFLAGS, 24, 0x2, LESSON_T)
FLAG (T_RTS, "radiotap.rxflags.rts", N_("Request-to-send went before"), TXFLAGS, 24, 0x4,
    LESSON_T)
FLAG (T_NOACK, "radiotap.rxflags.noack", N_("No acknowledgement expected"), TXFLAGS, 24, 0x8,
    LESSON_T)
FLAG (T_NOSEQ, "radiotap.rxflags.noseqno", N_("Sequence number set by the program"), TXFLAGS, 24,
    0x10, LESSON_T)
FLAG (T_ORDER, "radiotap.rxflags.order", N_("Not to be reordered"), TXFLAGS, 24, 0x20, LESSON_T)
FIELD (RETRIES, "radiotap.data_retries", N_("Retries"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How often the frame had to be sent again before it was acknowledged."))
FIELD (X_CHANNEL, "radiotap.xchannel.channel", N_("Channel"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The channel's number."))
FIELD (X_FREQUENCY, "radiotap.xchannel.freq", N_("Channel frequency"), OCTET_FIELD_UINT,
    .bits = 32, .flags = OCTET_FIELD_LITTLE, .unit = N_("MHz"),
    .lesson = N_("Which radio frequency the card listened to."))
FIELD (X_FLAGS, "radiotap.xchannel.flags", N_("Channel flags"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("What kind of channel it is, with the widths of 802.11n."))
FLAG (X_TURBO, "radiotap.xchannel.flags.turbo", N_("Turbo"), X_FLAGS, 24, 0x10, LESSON_C)
FLAG (X_CCK, "radiotap.xchannel.flags.cck", N_("CCK modulation"), X_FLAGS, 24, 0x20, LESSON_C)
FLAG (X_OFDM, "radiotap.xchannel.flags.ofdm", N_("OFDM modulation"), X_FLAGS, 24, 0x40, LESSON_C)
FLAG (X_2GHZ, "radiotap.xchannel.flags.2ghz", N_("2.4 GHz band"), X_FLAGS, 24, 0x80, LESSON_C)
FLAG (X_5GHZ, "radiotap.xchannel.flags.5ghz", N_("5 GHz band"), X_FLAGS, 24, 0x100, LESSON_C)
FLAG (X_PASSIVE, "radiotap.channel.xtype.passive", N_("Listening only"), X_FLAGS, 24, 0x200,
    LESSON_C)
FLAG (X_DYNAMIC, "radiotap.xchannel.flags.dynamic", N_("CCK and OFDM mixed"), X_FLAGS, 24, 0x400,
    LESSON_C)
FLAG (X_GFSK, "radiotap.xchannel.flags.gfsk", N_("GFSK modulation"), X_FLAGS, 24, 0x800, LESSON_C)
FLAG (X_GSM, "radiotap.xchannel.flags.gsm", N_("GSM"), X_FLAGS, 24, 0x1000, LESSON_C)
FLAG (X_STURBO, "radiotap.xchannel.flags.sturbo", N_("Static turbo"), X_FLAGS, 24, 0x2000,
    LESSON_C)
FLAG (X_HALF, "radiotap.xchannel.flags.half", N_("10 MHz wide"), X_FLAGS, 24, 0x4000, LESSON_C)
FLAG (X_QUARTER, "radiotap.xchannel.flags.quarter", N_("5 MHz wide"), X_FLAGS, 24, 0x8000,
    LESSON_C)
FLAG (X_HT20, "radiotap.xchannel.flags.ht20", N_("20 MHz wide (802.11n)"), X_FLAGS, 24, 0x10000,
    LESSON_C)
FLAG (X_HT40U, "radiotap.xchannel.flags.ht40u", N_("40 MHz, second half above"), X_FLAGS, 24,
    0x20000, LESSON_C)
FLAG (X_HT40D, "radiotap.xchannel.flags.ht40d", N_("40 MHz, second half below"), X_FLAGS, 24,
    0x40000, LESSON_C)
FIELD (MCS, "radiotap.mcs", N_("802.11n coding"), OCTET_FIELD_LABEL,
    .lesson = N_("How an 802.11n frame was modulated; together this makes its rate."))
FIELD (MCS_KNOWN, "radiotap.mcs.known", N_("Known"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Which of the values behind it the driver knows."))
FLAG (K_BW, "radiotap.mcs.have_bw", N_("Width known"), MCS_KNOWN, 8, 0x1, LESSON_M)
FLAG (K_INDEX, "radiotap.mcs.have_index", N_("Scheme known"), MCS_KNOWN, 8, 0x2, LESSON_M)
FLAG (K_GI, "radiotap.mcs.have_gi", N_("Guard interval known"), MCS_KNOWN, 8, 0x4, LESSON_M)
FLAG (K_FORMAT, "radiotap.mcs.have_format", N_("Format known"), MCS_KNOWN, 8, 0x8, LESSON_M)
FLAG (K_FEC, "radiotap.mcs.have_fec", N_("Error correction known"), MCS_KNOWN, 8, 0x10, LESSON_M)
FLAG (K_STBC, "radiotap.mcs.have_stbc", N_("Space-time code known"), MCS_KNOWN, 8, 0x20, LESSON_M)
FLAG (K_NESS, "radiotap.mcs.have_ness", N_("Extension streams known"), MCS_KNOWN, 8, 0x40,
    LESSON_M)
FIELD (MCS_BW, "radiotap.mcs.bw", N_("Width"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x3,
    OCTET_NAMED (mcs_widths),
    .lesson = N_("How wide the channel was. Twice the width carries twice the data."))
FIELD (MCS_GI, "radiotap.mcs.gi", N_("Guard interval"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x4,
    OCTET_NAMED (guard_intervals),
    .lesson = N_("The pause between two symbols, which lets echoes fade. A short one is "
                 "faster."))
FIELD (MCS_FORMAT, "radiotap.mcs.format", N_("Format"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x8,
    OCTET_NAMED (mcs_formats),
    .lesson = N_("Whether old stations could understand the start of the frame (mixed) or not "
                 "(greenfield)."))
FIELD (MCS_FEC, "radiotap.mcs.fec", N_("Error correction"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x10, OCTET_NAMED (fec_types),
    .lesson = N_("Which code lets the receiver repair single wrong bits."))
FIELD (MCS_STBC, "radiotap.mcs.stbc", N_("Space-time streams"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x60,
    .lesson = N_("How many streams carry the same data by different antennas."))
FIELD (MCS_INDEX, "radiotap.mcs.index", N_("Scheme"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("The modulation and coding scheme: up to 7 one stream, from 8 two, from 16 "
                 "three."))
FIELD (AMPDU, "radiotap.ampdu", N_("Aggregate"), OCTET_FIELD_LABEL,
    .lesson = N_("The frame came in one burst with others, which share a single preamble."))
FIELD (AMPDU_REFERENCE, "radiotap.ampdu.reference", N_("Reference number"), OCTET_FIELD_UINT,
    .bits = 32, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Frames of one burst have the same number here."))
FIELD (AMPDU_FLAGS, "radiotap.ampdu.flags", N_("Aggregate flags"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Where in the burst the frame stood."))
FLAG (A_ZERO, "radiotap.ampdu.flags.report_zerolen", N_("Empty frames are reported"), AMPDU_FLAGS,
    16, 0x1, LESSON_F)
FLAG (A_IS_ZERO, "radiotap.ampdu.flags.is_zerolen", N_("This is an empty frame"), AMPDU_FLAGS, 16,
    0x2, LESSON_F)
FLAG (A_LAST_KNOWN, "radiotap.ampdu.flags.lastknown", N_("Last frame is known"), AMPDU_FLAGS, 16,
    0x4, LESSON_F)
FLAG (A_LAST, "radiotap.ampdu.flags.last", N_("Last frame"), AMPDU_FLAGS, 16, 0x8, LESSON_F)
FLAG (A_CRC, "radiotap.ampdu.flags.delim_crc_error", N_("Delimiter damaged"), AMPDU_FLAGS, 16,
    0x10, LESSON_F)
FLAG (A_EOF, "radiotap.ampdu.flags.eof", N_("End of frame"), AMPDU_FLAGS, 16, 0x40, LESSON_F)
FLAG (A_EOF_KNOWN, "radiotap.ampdu.flags.eof_known", N_("End of frame is known"), AMPDU_FLAGS, 16,
    0x80, LESSON_F)
FIELD (VHT, "radiotap.vht", N_("802.11ac coding"), OCTET_FIELD_LABEL,
    .lesson = N_("How an 802.11ac frame was modulated."))
FIELD (VHT_KNOWN, "radiotap.vht.known", N_("Known"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Which of the values behind it the driver knows."))
FLAG (V_STBC, "radiotap.vht.have_stbc", N_("Space-time code known"), VHT_KNOWN, 16, 0x1, LESSON_M)
FLAG (V_TXOP, "radiotap.vht.have_txop_ps", N_("Power save known"), VHT_KNOWN, 16, 0x2, LESSON_M)
FLAG (V_GI, "radiotap.vht.have_gi", N_("Guard interval known"), VHT_KNOWN, 16, 0x4, LESSON_M)
FLAG (V_SGI, "radiotap.vht.have_sgi_nsym_da", N_("Short interval detail known"), VHT_KNOWN, 16,
    0x8, LESSON_M)
FLAG (V_LDPC, "radiotap.vht.ldpc_extra", N_("Extra symbol known"), VHT_KNOWN, 16, 0x10, LESSON_M)
FLAG (V_BEAM, "radiotap.vht.have_beamformed", N_("Beamforming known"), VHT_KNOWN, 16, 0x20,
    LESSON_M)
FLAG (V_BW, "radiotap.mcs.have_bw", N_("Width known"), VHT_KNOWN, 16, 0x40, LESSON_M)
FLAG (V_GID, "radiotap.mcs.have_gid", N_("Group known"), VHT_KNOWN, 16, 0x80, LESSON_M)
FLAG (V_PAID, "radiotap.mcs.have_paid", N_("Partial identifier known"), VHT_KNOWN, 16, 0x100,
    LESSON_M)
FIELD (VHT_GI, "radiotap.vht.gi", N_("Guard interval"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x4,
    OCTET_NAMED (guard_intervals),
    .lesson = N_("The pause between two symbols, which lets echoes fade. A short one is "
                 "faster."))
FIELD (VHT_BW, "radiotap.vht.bw", N_("Width"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (vht_widths),
    .lesson = N_("How wide the channel was, and which part of it."))
FIELD (VHT_USER, "radiotap.vht.user", N_("User"), OCTET_FIELD_LABEL,
    .lesson = N_("802.11ac can send to several stations at once; each has its own coding."))
FIELD (VHT_MCS, "radiotap.vht.mcs.0", N_("Scheme"), OCTET_FIELD_UINT, .bits = 8, .mask = 0xf0,
    .lesson = N_("Modulation and coding, 0 to 9."))
FIELD (VHT_NSS, "radiotap.vht.nss.0", N_("Streams"), OCTET_FIELD_UINT, .bits = 8, .mask = 0xf,
    .lesson = N_("How many streams go out at once by different antennas."))
FIELD (VHT_CODING, "radiotap.vht.coding.0", N_("Error correction"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x1, OCTET_NAMED (fec_types),
    .lesson = N_("Which code lets the receiver repair single wrong bits."))
FIELD (VHT_RATE, "radiotap.vht.datarate.0", N_("Data rate"), OCTET_FIELD_FLOAT,
    .flags = OCTET_FIELD_GENERATED, .unit = N_("Mb/s"),
    .lesson = N_("How fast the frame was sent, worked out from the values above."))

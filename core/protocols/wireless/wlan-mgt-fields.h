/* wlan-mgt-fields.h - the fields of wlan-mgt.c, included for numbers and for the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define LESSON_CAP \
  N_("One bit of what the access point or station can do or demands.")
#define LESSON_RES \
  N_("Bits that the standard keeps for later.")
#define LESSON_HT \
  N_("One thing that a station of 802.11n can do; both ends use only what both " \
     "can.")
#define LESSON_MCS \
  N_("A bit for each modulation and coding scheme that the station can receive.")
#define LESSON_BF \
  N_("One part of how a station can steer its signal by several antennas towards " \
     "the other.")
#define LESSON_ANT \
  N_("One way in which a station with more antennas than radios can pick the best " \
     "ones.")
#define LESSON_OP \
  N_("How the 802.11n cell works at the moment; the access point says it and all " \
     "follow.")
#define LESSON_EXT \
  N_("One of the abilities that came after 802.11n; each is a bit, so new ones " \
     "only make the list longer.")
#define LESSON_RSN \
  N_("One bit of how the station protects its frames.")
#define LESSON_SUITE \
  N_("A cipher or key method: three octets for who defined it, one for its number. " \
     "00-0F-AC is the standard's.")
#define LESSON_COUNT \
  N_("How many entries follow.")
#define LESSON_WME \
  N_("How long and how soon frames of one urgency may be sent; the access point " \
     "sets it for all.")
FIELD (FIXED, "wlan.fixed.all", N_("Fixed parameters"), OCTET_FIELD_LABEL,
    .lesson = N_("The part of the frame that every frame of its kind has."))
FIELD (TIMESTAMP, "wlan.fixed.timestamp", N_("Timestamp"), OCTET_FIELD_UINT, .bits = 64,
    .flags = OCTET_FIELD_LITTLE, .unit = N_("µs"),
    .lesson = N_("The access point's clock. All stations set theirs by it, so that sleepers "
                 "wake at the same moment."))
FIELD (BEACON, "wlan.fixed.beacon", N_("Beacon interval"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How long until the next beacon, in units of 1024 µs; 100 (a tenth of a "
                 "second) is usual."))
FIELD (CAPABILITIES, "wlan.fixed.capabilities", N_("Capabilities"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("What the cell or the station can do, in bits."))
FLAG (CAP_0, "wlan.fixed.capabilities.ess", N_("Access point"), CAPABILITIES, 16, 0x1, LESSON_CAP)
FLAG (CAP_1, "wlan.fixed.capabilities.ibss", N_("Network without access point"), CAPABILITIES, 16,
    0x2, LESSON_CAP)
FIELD (CAP_2, "wlan.fixed.capabilities.reserved1", N_("Reserved"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x4, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FIELD (CAP_3, "wlan.fixed.capabilities.reserved2", N_("Reserved"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x8, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FLAG (CAP_4, "wlan.fixed.capabilities.privacy", N_("Encryption required"), CAPABILITIES, 16, 0x10,
    LESSON_CAP)
FLAG (CAP_5, "wlan.fixed.capabilities.short_preamble", N_("Short preamble"), CAPABILITIES, 16,
    0x20, LESSON_CAP)
FIELD (CAP_6, "wlan.fixed.capabilities.reserved3", N_("Reserved"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x40, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FIELD (CAP_7, "wlan.fixed.capabilities.reserved4", N_("Reserved"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x80, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FLAG (CAP_8, "wlan.fixed.capabilities.spec_man", N_("Spectrum management"), CAPABILITIES, 16,
    0x100, LESSON_CAP)
FLAG (CAP_9, "wlan.fixed.capabilities.qos", N_("Quality of service"), CAPABILITIES, 16, 0x200,
    LESSON_CAP)
FLAG (CAP_10, "wlan.fixed.capabilities.short_slot_time", N_("Short slots"), CAPABILITIES, 16,
    0x400, LESSON_CAP)
FLAG (CAP_11, "wlan.fixed.capabilities.apsd", N_("Automatic power save"), CAPABILITIES, 16, 0x800,
    LESSON_CAP)
FLAG (CAP_12, "wlan.fixed.capabilities.radio_measurement", N_("Radio measurement"), CAPABILITIES,
    16, 0x1000, LESSON_CAP)
FLAG (CAP_13, "wlan.fixed.capabilities.epd", N_("Ethernet-like payloads"), CAPABILITIES, 16,
    0x2000, LESSON_CAP)
FIELD (CAP_14, "wlan.fixed.capabilities.reserved5", N_("Reserved"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x4000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FIELD (CAP_15, "wlan.fixed.capabilities.reserved6", N_("Reserved"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x8000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FIELD (LISTEN, "wlan.fixed.listen_ival", N_("Listen interval"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How many beacons the station may sleep through. The access point keeps its "
                 "frames that long."))
FIELD (CURRENT_AP, "wlan.fixed.current_ap", N_("Current access point"), OCTET_FIELD_MAC,
    .lesson = N_("The access point that the station comes from, within the same network."))
FIELD (STATUS, "wlan.fixed.status_code", N_("Status"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (statuses),
    .lesson = N_("Whether the request was granted; anything but zero is a refusal and its "
                 "reason."))
FIELD (REASON, "wlan.fixed.reason_code", N_("Reason"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (reasons),
    .lesson = N_("Why the connection ends. Anyone can forge this frame where management frames "
                 "are not protected."))
FIELD (AID, "wlan.fixed.aid", N_("Association number"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x3fff, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("The number by which the beacon's bit map tells the station that frames wait "
                 "for it."))
FIELD (AUTH_ALGORITHM, "wlan.fixed.auth.alg", N_("Authentication method"), OCTET_FIELD_UINT,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (auth_methods),
    .lesson = N_("How the station shows that it may join. Open means: not here; WPA2 does it "
                 "later."))
FIELD (AUTH_SEQUENCE, "wlan.fixed.auth_seq", N_("Step"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Which step of the authentication this is."))
FIELD (CATEGORY, "wlan.fixed.category_code", N_("Category"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (categories),
    .lesson = N_("Which part of the standard the action belongs to."))
FIELD (TAGGED, "wlan.tagged.all", N_("Tagged parameters"), OCTET_FIELD_LABEL,
    .lesson = N_("A list of elements, each with a number and a length, so old stations can "
                 "skip what they do not know."))
FIELD (TAG, "wlan.tag", N_("Element"), OCTET_FIELD_LABEL,
    .lesson = N_("One piece of information about the cell or station."))
FIELD (TAG_NUMBER, "wlan.tag.number", N_("Number"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (tag_names),
    .lesson = N_("Which kind of element it is."))
FIELD (TAG_LENGTH, "wlan.tag.length", N_("Length"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How many octets the element has behind this one."))
FIELD (EXT_TAG, "wlan.ext_tag", N_("Extended element"), OCTET_FIELD_LABEL,
    .lesson = N_("An element whose kind is named by a second number, as 255 were not enough."))
FIELD (EXT_LENGTH, "wlan.ext_tag.length", N_("Length"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How many octets the element has behind its second number."))
FIELD (EXT_NUMBER, "wlan.ext_tag.number", N_("Extended number"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (ext_names),
    .lesson = N_("Which kind of extended element it is."))
FIELD (SSID, "wlan.ssid", N_("Network name (SSID)"), OCTET_FIELD_BYTES,
    .lesson = N_("The name that people choose from a list. An empty one in a request asks who "
                 "is there."))
FIELD (RATE, "wlan.supported_rates", N_("Rate"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("A speed in half megabits a second. The highest bit marks rates that all "
                 "stations must know."))
FIELD (EXT_RATE, "wlan.extended_supported_rates", N_("More rates"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("A further speed; the first list has room for eight only."))
FIELD (DS_CHANNEL, "wlan.ds.current_channel", N_("Channel"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which channel the cell is on. Beacons are often heard on the next one too."))
FIELD (TIM_COUNT, "wlan.tim.dtim_count", N_("Beacons until broadcasts"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("After how many beacons the kept broadcasts will be sent; at 0 right after "
                 "this one."))
FIELD (TIM_PERIOD, "wlan.tim.dtim_period", N_("Broadcast period"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Every how many beacons broadcasts for sleepers are sent."))
FIELD (TIM_CONTROL, "wlan.tim.bmapctl", N_("Bit map control"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Where the bit map starts and whether broadcasts wait."))
FIELD (TIM_MULTICAST, "wlan.tim.bmapctl.multicast", N_("Broadcasts wait"), OCTET_FIELD_BOOL,
    .bits = 8, .under = OCTET_UNDER (TIM_CONTROL), .mask = 0x1, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether frames for all wait behind this beacon."))
FIELD (TIM_OFFSET, "wlan.tim.bmapctl.offset", N_("Offset"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (TIM_CONTROL), .mask = 0xfe,
    .lesson = N_("Where the map starts, in units of two octets; zeros before are left out."))
FIELD (TIM_BITMAP, "wlan.tim.partial_virtual_bitmap", N_("Bit map"), OCTET_FIELD_BYTES,
    .lesson = N_("A bit for each station by its association number: frames wait for those that "
                 "are set."))
FIELD (TIM_AID, "wlan.tim.aid", N_("Station with frames"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("A station for which frames wait."))
FIELD (COUNTRY, "wlan.country_info.code", N_("Country"), OCTET_FIELD_STRING,
    .lesson = N_("Whose rules about channels and power the cell keeps."))
FIELD (COUNTRY_WHERE, "wlan.country_info.environment", N_("Place"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (environments),
    .lesson = N_("Whether the rules are for indoors, outdoors or both."))
FIELD (COUNTRY_RANGE, "wlan.country_info.fnm", N_("Channels"), OCTET_FIELD_LABEL,
    .lesson = N_("A range of channels with its greatest power."))
FIELD (COUNTRY_FIRST, "wlan.country_info.fnm.fcn", N_("First channel"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("The lowest channel of the range."))
FIELD (COUNTRY_COUNT, "wlan.country_info.fnm.nc", N_("Number of channels"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("How many channels the range has."))
FIELD (COUNTRY_POWER, "wlan.country_info.fnm.mtpl", N_("Greatest power"), OCTET_FIELD_INT,
    .bits = 8, .unit = N_("dBm"),
    .lesson = N_("How strongly a station may send there."))
FIELD (POWER_MIN, "wlan.powercap.min", N_("Smallest power"), OCTET_FIELD_INT, .bits = 8,
    .unit = N_("dBm"),
    .lesson = N_("The weakest that the station can send."))
FIELD (POWER_MAX, "wlan.powercap.max", N_("Greatest power"), OCTET_FIELD_INT, .bits = 8,
    .unit = N_("dBm"),
    .lesson = N_("The strongest that the station can send."))
FIELD (SUPPORTED_CHANNELS, "wlan.supchan", N_("Channels"), OCTET_FIELD_LABEL,
    .lesson = N_("A range of channels that the station knows."))
FIELD (SUPPORTED_FIRST, "wlan.supchan.first", N_("First channel"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("The lowest channel of the range."))
FIELD (SUPPORTED_COUNT, "wlan.supchan.range", N_("Number of channels"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("How many channels the range has."))
FIELD (CHALLENGE, "wlan.tag.challenge_text", N_("Challenge"), OCTET_FIELD_BYTES,
    .lesson = N_("Random octets that the station must send back encrypted. Seeing both gives "
                 "away part of a WEP key stream."))
FIELD (ERP, "wlan.erp_info", N_("802.11g protection"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("How an 802.11g cell gets along with slower 802.11b stations."))
FIELD (ERP_PRESENT, "wlan.erp_info.erp_present", N_("Slow stations are there"), OCTET_FIELD_BOOL,
    .bits = 8, .under = OCTET_UNDER (ERP), .mask = 0x1, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether 802.11b stations were seen."))
FIELD (ERP_USE, "wlan.erp_info.use_protection", N_("Use protection"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (ERP), .mask = 0x2, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether fast frames must be announced in a way that slow stations "
                 "understand. It costs much speed."))
FIELD (ERP_BARKER, "wlan.erp_info.barker_preamble_mode", N_("Long preambles only"),
    OCTET_FIELD_BOOL, .bits = 8, .under = OCTET_UNDER (ERP), .mask = 0x4, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether some station does not understand short preambles."))
FIELD (ERP_RESERVED, "wlan.erp_info.reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (ERP), .mask = 0xf8, .lesson = LESSON_RES)
FIELD (CLASS, "wlan.supopeclass.current", N_("Operating class"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Band and channel width in use, by the number that the rules of the country "
                 "give them."))
FIELD (CLASSES, "wlan.supopeclass.alt", N_("Other classes"), OCTET_FIELD_LABEL,
    .lesson = N_("What other bands and widths the station knows."))
FIELD (MOBILITY, "wlan.mobility_domain.mdid", N_("Mobility domain"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Access points of one domain let a station roam among them without a full new "
                 "key exchange."))
FIELD (MOBILITY_POLICY, "wlan.mobility_domain.ft_capab", N_("Roaming policy"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = N_("How roaming works here."))
FIELD (MOBILITY_DS, "wlan.mobility_domain.ft_capab.ft_over_ds",
    N_("By way of the old access point"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (MOBILITY_POLICY), .mask = 0x1,
    .lesson = N_("Whether the station may arrange the move through the access point it still "
                 "has."))
FIELD (MOBILITY_RESOURCE, "wlan.mobility_domain.ft_capab.resource_req",
    N_("Resources by request"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (MOBILITY_POLICY), .mask = 0x2,
    .lesson = N_("Whether the station may book airtime before it moves."))
FIELD (MOBILITY_RESERVED, "wlan.mobility_domain.ft_capab.reserved", N_("Reserved"),
    OCTET_FIELD_HEX, .bits = 8, .under = OCTET_UNDER (MOBILITY_POLICY), .mask = 0xfc,
    .lesson = LESSON_RES)
FIELD (IDLE_PERIOD, "wlan.bss_max_idle.period", N_("Longest silence"), OCTET_FIELD_UINT,
    .bits = 16, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("After how long without a frame the station is forgotten, in units of 1.024 "
                 "s."))
FIELD (IDLE_PROTECTED, "wlan.bss_max_idle.options.protected", N_("Protected keep-alive"),
    OCTET_FIELD_UINT, .bits = 8, .mask = 0x1,
    .lesson = N_("Whether only an encrypted frame counts as a sign of life."))
FIELD (RSN_VERSION, "wlan.rsn.version", N_("Version"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Always 1."))
FIELD (RSN_GROUP, "wlan.rsn.gcs", N_("Group cipher"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = LESSON_SUITE)
FIELD (RSN_GROUP_TYPE, "wlan.rsn.gcs.type", N_("Group cipher number"), OCTET_FIELD_UINT,
    .bits = 8, .under = OCTET_UNDER (RSN_GROUP), .at = 3, .size = 1, OCTET_NAMED (ciphers),
    .lesson = N_("Which cipher protects frames for all. It must be one that the weakest "
                 "station knows."))
FIELD (RSN_PAIR_COUNT, "wlan.rsn.pcs.count", N_("Pairwise ciphers"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_COUNT)
FIELD (RSN_PAIR_LIST, "wlan.rsn.pcs.list", N_("Pairwise cipher list"), OCTET_FIELD_LABEL,
    .lesson = N_("The ciphers for frames between one station and the access point."))
FIELD (RSN_PAIR, "wlan.rsn.pcs", N_("Pairwise cipher"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = LESSON_SUITE)
FIELD (RSN_PAIR_TYPE, "wlan.rsn.pcs.type", N_("Pairwise cipher number"), OCTET_FIELD_UINT,
    .bits = 8, .under = OCTET_UNDER (RSN_PAIR), .at = 3, .size = 1, OCTET_NAMED (ciphers),
    .lesson = N_("4 is CCMP (AES), what WPA2 uses; 2 is the older TKIP."))
FIELD (RSN_KEY_COUNT, "wlan.rsn.akms.count", N_("Key methods"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_COUNT)
FIELD (RSN_KEY_LIST, "wlan.rsn.akms.list", N_("Key method list"), OCTET_FIELD_LABEL,
    .lesson = N_("The ways to prove that one may join."))
FIELD (RSN_KEY, "wlan.rsn.akms", N_("Key method"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = LESSON_SUITE)
FIELD (RSN_KEY_TYPE, "wlan.rsn.akms.type", N_("Key method number"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (RSN_KEY), .at = 3, .size = 1, OCTET_NAMED (key_methods),
    .lesson = N_("2 is a shared password (WPA2), 8 is WPA3's way with passwords, 1 is a login "
                 "server."))
FIELD (RSN_CAPABILITIES, "wlan.rsn.capabilities", N_("Security abilities"), OCTET_FIELD_HEX,
    .bits = 16, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How frames are protected, in bits."))
FLAG (SEC_PREAUTH, "wlan.rsn.capabilities.preauth", N_("Authentication before roaming"),
    RSN_CAPABILITIES, 16, 0x1, LESSON_RSN)
FLAG (SEC_NO_PAIRWISE, "wlan.rsn.capabilities.no_pairwise", N_("Group key only"),
    RSN_CAPABILITIES, 16, 0x2, LESSON_RSN)
FIELD (SEC_PTKSA_REPLAY_COUNTER, "wlan.rsn.capabilities.ptksa_replay_counter",
    N_("Replay counters"), OCTET_FIELD_HEX, .bits = 16, .under = OCTET_UNDER (RSN_CAPABILITIES),
    .mask = 0xc, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_RSN)
FIELD (SEC_GROUP_REPLAY_COUNTER, "wlan.rsn.capabilities.gtksa_replay_counter",
    N_("Group replay counters"), OCTET_FIELD_HEX, .bits = 16,
    .under = OCTET_UNDER (RSN_CAPABILITIES), .mask = 0x30, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RSN)
FLAG (SEC_MFPR, "wlan.rsn.capabilities.mfpr", N_("Management protection required"),
    RSN_CAPABILITIES, 16, 0x40, LESSON_RSN)
FLAG (SEC_MFPC, "wlan.rsn.capabilities.mfpc", N_("Management protection possible"),
    RSN_CAPABILITIES, 16, 0x80, LESSON_RSN)
FLAG (SEC_JMR, "wlan.rsn.capabilities.jmr", N_("Several bands at once"), RSN_CAPABILITIES, 16,
    0x100, LESSON_RSN)
FLAG (SEC_PEERKEY, "wlan.rsn.capabilities.peerkey", N_("Keys between stations"), RSN_CAPABILITIES,
    16, 0x200, LESSON_RSN)
FLAG (SEC_EXTENDED_KEY_ID_IAF, "wlan.rsn.capabilities.extended_key_id_iaf",
    N_("Extended key numbers"), RSN_CAPABILITIES, 16, 0x2000, LESSON_RSN)
FIELD (RSN_PMKID_COUNT, "wlan.rsn.pmkid.count", N_("Known keys"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_COUNT)
FIELD (RSN_PMKID_LIST, "wlan.rsn.pmkid.list", N_("Known key list"), OCTET_FIELD_LABEL,
    .lesson = N_("Master keys that the station still has from an earlier visit, by their "
                 "fingerprints."))
FIELD (RSN_PMKID, "wlan.pmkid.akms", N_("Key fingerprint"), OCTET_FIELD_BYTES,
    .lesson = N_("The fingerprint of a master key. From one in a frame an attacker can try "
                 "passwords at home."))
FIELD (RSN_MANAGEMENT, "wlan.rsn.gmcs", N_("Group management cipher"), OCTET_FIELD_HEX,
    .bits = 32, .lesson = LESSON_SUITE)
FIELD (RSN_MANAGEMENT_TYPE, "wlan.rsn.gmcs.type", N_("Group management cipher number"),
    OCTET_FIELD_UINT, .bits = 8, .under = OCTET_UNDER (RSN_MANAGEMENT), .at = 3, .size = 1,
    OCTET_NAMED (ciphers),
    .lesson = N_("How management frames for all are protected from forgery."))
FIELD (KDE_TYPE, "wlan.rsn.ie.kde.data_type", N_("Key data type"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (kde_types),
    .lesson = N_("What the key data element holds."))
FIELD (KDE_PMKID, "wlan.rsn.ie.pmkid", N_("Key fingerprint"), OCTET_FIELD_BYTES,
    .lesson = N_("The fingerprint of the master key that the access point expects."))
FIELD (HT, "wlan.ht.capabilities", N_("802.11n abilities"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("What the station can do of 802.11n, in bits."))
FLAG (HT_LDPCCODING, "wlan.ht.capabilities.ldpccoding", N_("LDPC error correction"), HT, 16, 0x1,
    LESSON_HT)
FLAG (HT_WIDTH, "wlan.ht.capabilities.width", N_("40 MHz"), HT, 16, 0x2, LESSON_HT)
FIELD (HT_SM, "wlan.ht.capabilities.sm", N_("Spatial power save"), OCTET_FIELD_HEX, .bits = 16,
    .under = OCTET_UNDER (HT), .mask = 0xc, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_HT)
FLAG (HT_GREEN, "wlan.ht.capabilities.green", N_("Greenfield"), HT, 16, 0x10, LESSON_HT)
FLAG (HT_SHORT20, "wlan.ht.capabilities.short20", N_("Short guard interval at 20 MHz"), HT, 16,
    0x20, LESSON_HT)
FLAG (HT_SHORT40, "wlan.ht.capabilities.short40", N_("Short guard interval at 40 MHz"), HT, 16,
    0x40, LESSON_HT)
FLAG (HT_TXSTBC, "wlan.ht.capabilities.txstbc", N_("Sends space-time codes"), HT, 16, 0x80,
    LESSON_HT)
FIELD (HT_RXSTBC, "wlan.ht.capabilities.rxstbc", N_("Receives space-time codes"), OCTET_FIELD_HEX,
    .bits = 16, .under = OCTET_UNDER (HT), .mask = 0x300, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_HT)
FLAG (HT_DELAYEDBLOCKACK, "wlan.ht.capabilities.delayedblockack",
    N_("Delayed block confirmation"), HT, 16, 0x400, LESSON_HT)
FLAG (HT_AMSDU, "wlan.ht.capabilities.amsdu", N_("Packs up to 7935 octets"), HT, 16, 0x800,
    LESSON_HT)
FLAG (HT_DSSCCK, "wlan.ht.capabilities.dsscck", N_("Slow frames at 40 MHz"), HT, 16, 0x1000,
    LESSON_HT)
FLAG (HT_PSMP, "wlan.ht.capabilities.psmp", N_("Scheduled power save"), HT, 16, 0x2000, LESSON_HT)
FLAG (HT_40MHZINTOLERANT, "wlan.ht.capabilities.40mhzintolerant", N_("Does not bear 40 MHz"), HT,
    16, 0x4000, LESSON_HT)
FLAG (HT_LSIG, "wlan.ht.capabilities.lsig", N_("Length protection"), HT, 16, 0x8000, LESSON_HT)
FIELD (HT_AMPDU, "wlan.ht.ampduparam", N_("Burst parameters"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("How large bursts may be and how fast frames in them may follow."))
FIELD (HT_AMPDU_MAXLENGTH, "wlan.ht.ampduparam.maxlength", N_("Longest burst"), OCTET_FIELD_HEX,
    .bits = 8, .under = OCTET_UNDER (HT_AMPDU), .mask = 0x3, .lesson = LESSON_HT)
FIELD (HT_AMPDU_MPDUDENSITY, "wlan.ht.ampduparam.mpdudensity", N_("Shortest gap"),
    OCTET_FIELD_HEX, .bits = 8, .under = OCTET_UNDER (HT_AMPDU), .mask = 0x1c,
    .lesson = LESSON_HT)
FIELD (HT_AMPDU_RESERVED, "wlan.ht.ampduparam.reserved", N_("Reserved"), OCTET_FIELD_HEX,
    .bits = 8, .under = OCTET_UNDER (HT_AMPDU), .mask = 0xe0, .lesson = LESSON_RES)
FIELD (MCS_SET, "wlan.ht.mcsset", N_("Schemes"), OCTET_FIELD_LABEL,
    .lesson = N_("Which modulation and coding schemes the station knows."))
FIELD (MCS_MASK, "wlan.ht.mcsset.rxbitmask", N_("Receive schemes"), OCTET_FIELD_LABEL,
    .lesson = LESSON_MCS)
FIELD (MCS_0, "wlan.ht.mcsset.rxbitmask.0to7", N_("One stream"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0xff, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_MCS)
FIELD (MCS_1, "wlan.ht.mcsset.rxbitmask.8to15", N_("Two streams"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0xff00, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_MCS)
FIELD (MCS_2, "wlan.ht.mcsset.rxbitmask.16to23", N_("Three streams"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0xff0000, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_MCS)
FIELD (MCS_3, "wlan.ht.mcsset.rxbitmask.24to31", N_("Four streams"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0xff000000, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_MCS)
FIELD (MCS_4, "wlan.ht.mcsset.rxbitmask.32", N_("Scheme 32"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0x1, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_MCS)
FIELD (MCS_5, "wlan.ht.mcsset.rxbitmask.33to38", N_("Schemes 33 to 38"), OCTET_FIELD_HEX,
    .bits = 32, .mask = 0x7e, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_MCS)
FIELD (MCS_6, "wlan.ht.mcsset.rxbitmask.39to52", N_("Schemes 39 to 52"), OCTET_FIELD_HEX,
    .bits = 32, .mask = 0x1fff80, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_MCS)
FIELD (MCS_7, "wlan.ht.mcsset.rxbitmask.53to76", N_("Schemes 53 to 76"), OCTET_FIELD_HEX,
    .bits = 32, .mask = 0x1fffffe0, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_MCS)
FIELD (MCS_HIGHEST, "wlan.ht.mcsset.highestdatarate", N_("Highest rate"), OCTET_FIELD_HEX,
    .bits = 16, .mask = 0x3ff, .flags = OCTET_FIELD_LITTLE, .unit = N_("Mb/s"),
    .lesson = N_("The fastest that the station can receive; 0 where it does not say."))
FIELD (MCS_TXSETDEFINED, "wlan.ht.mcsset.txsetdefined", N_("Send schemes stated"),
    OCTET_FIELD_BOOL, .bits = 16, .mask = 0x1, .flags = OCTET_FIELD_LITTLE, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_MCS)
FIELD (MCS_TXRXMCSNOTEQUAL, "wlan.ht.mcsset.txrxmcsnotequal", N_("Send schemes differ"),
    OCTET_FIELD_BOOL, .bits = 16, .mask = 0x2, .flags = OCTET_FIELD_LITTLE, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_MCS)
FIELD (MCS_TXMAXSS, "wlan.ht.mcsset.txmaxss", N_("Streams to send"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0xc, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_MCS)
FIELD (MCS_TXUNEQUALMOD, "wlan.ht.mcsset.txunequalmod", N_("Unequal modulation"),
    OCTET_FIELD_BOOL, .bits = 16, .mask = 0x10, .flags = OCTET_FIELD_LITTLE, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_MCS)
FIELD (HTEX, "wlan.htex.capabilities", N_("Extended abilities"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Rarely used parts of 802.11n."))
FLAG (HTEX_PCO, "wlan.htex.capabilities.pco", N_("Phased coexistence"), HTEX, 16, 0x1, LESSON_HT)
FIELD (HTEX_TRANSTIME, "wlan.htex.capabilities.transtime", N_("Transition time"), OCTET_FIELD_HEX,
    .bits = 16, .under = OCTET_UNDER (HTEX), .mask = 0x6, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_HT)
FIELD (HTEX_MCS, "wlan.htex.capabilities.mcs", N_("Scheme feedback"), OCTET_FIELD_HEX, .bits = 16,
    .under = OCTET_UNDER (HTEX), .mask = 0x300, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_HT)
FLAG (HTEX_HTC, "wlan.htex.capabilities.htc", N_("Extended control field"), HTEX, 16, 0x400,
    LESSON_HT)
FLAG (HTEX_RDRESPONDER, "wlan.htex.capabilities.rdresponder", N_("Reverse direction"), HTEX, 16,
    0x800, LESSON_HT)
FIELD (TXBF, "wlan.txbf", N_("Beamforming"), OCTET_FIELD_HEX, .bits = 32,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Whether and how the station can steer its signal."))
FLAG (TXBF_TXBF, "wlan.txbf.txbf", N_("Sends steered frames"), TXBF, 32, 0x1, LESSON_BF)
FLAG (TXBF_RXSS, "wlan.txbf.rxss", N_("Receives staggered soundings"), TXBF, 32, 0x2, LESSON_BF)
FLAG (TXBF_TXSS, "wlan.txbf.txss", N_("Sends staggered soundings"), TXBF, 32, 0x4, LESSON_BF)
FLAG (TXBF_RXNDP, "wlan.txbf.rxndp", N_("Receives empty soundings"), TXBF, 32, 0x8, LESSON_BF)
FLAG (TXBF_TXNDP, "wlan.txbf.txndp", N_("Sends empty soundings"), TXBF, 32, 0x10, LESSON_BF)
FLAG (TXBF_IMPLTXBF, "wlan.txbf.impltxbf", N_("Implicit steering"), TXBF, 32, 0x20, LESSON_BF)
FIELD (TXBF_CALIBRATION, "wlan.txbf.calibration", N_("Calibration"), OCTET_FIELD_HEX, .bits = 32,
    .under = OCTET_UNDER (TXBF), .mask = 0xc0, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_BF)
FLAG (TXBF_CSI, "wlan.txbf.csi", N_("Steers by channel state"), TXBF, 32, 0x100, LESSON_BF)
FLAG (TXBF_FM_UNCOMPRESSED_TBF, "wlan.txbf.fm.uncompressed.tbf", N_("Steers by full feedback"),
    TXBF, 32, 0x200, LESSON_BF)
FLAG (TXBF_FM_COMPRESSED_TBF, "wlan.txbf.fm.compressed.tbf", N_("Steers by compressed feedback"),
    TXBF, 32, 0x400, LESSON_BF)
FIELD (TXBF_RCSI, "wlan.txbf.rcsi", N_("Returns channel state"), OCTET_FIELD_HEX, .bits = 32,
    .under = OCTET_UNDER (TXBF), .mask = 0x1800, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_BF)
FIELD (TXBF_FM_UNCOMPRESSED_RBF, "wlan.txbf.fm.uncompressed.rbf", N_("Returns full feedback"),
    OCTET_FIELD_HEX, .bits = 32, .under = OCTET_UNDER (TXBF), .mask = 0x6000,
    .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_BF)
FIELD (TXBF_FM_COMPRESSED_BF, "wlan.txbf.fm.compressed.bf", N_("Returns compressed feedback"),
    OCTET_FIELD_HEX, .bits = 32, .under = OCTET_UNDER (TXBF), .mask = 0x18000,
    .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_BF)
FIELD (TXBF_MINGROUP, "wlan.txbf.mingroup", N_("Smallest grouping"), OCTET_FIELD_HEX, .bits = 32,
    .under = OCTET_UNDER (TXBF), .mask = 0x60000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_BF)
FIELD (TXBF_CSINUMANT, "wlan.txbf.csinumant", N_("Antennas for channel state"), OCTET_FIELD_HEX,
    .bits = 32, .under = OCTET_UNDER (TXBF), .mask = 0x180000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_BF)
FIELD (TXBF_FM_UNCOMPRESSED_MAXANT, "wlan.txbf.fm.uncompressed.maxant",
    N_("Antennas for full feedback"), OCTET_FIELD_HEX, .bits = 32, .under = OCTET_UNDER (TXBF),
    .mask = 0x600000, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_BF)
FIELD (TXBF_FM_COMPRESSED_MAXANT, "wlan.txbf.fm.compressed.maxant",
    N_("Antennas for compressed feedback"), OCTET_FIELD_HEX, .bits = 32,
    .under = OCTET_UNDER (TXBF), .mask = 0x1800000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_BF)
FIELD (TXBF_CSI_MAXROWS, "wlan.txbf.csi.maxrows", N_("Rows of channel state"), OCTET_FIELD_HEX,
    .bits = 32, .under = OCTET_UNDER (TXBF), .mask = 0x6000000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_BF)
FIELD (TXBF_CHANNELEST, "wlan.txbf.channelest", N_("Streams to estimate"), OCTET_FIELD_HEX,
    .bits = 32, .under = OCTET_UNDER (TXBF), .mask = 0x18000000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_BF)
FIELD (TXBF_RESERVED, "wlan.txbf.reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 32,
    .under = OCTET_UNDER (TXBF), .mask = 0xe0000000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FIELD (ASEL, "wlan.asel", N_("Antenna selection"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("How a station with more antennas than radios picks the best ones."))
FLAG (ASEL_CAPABLE, "wlan.asel.capable", N_("Can select antennas"), ASEL, 8, 0x1, LESSON_ANT)
FLAG (ASEL_TXCSI, "wlan.asel.txcsi", N_("By channel state"), ASEL, 8, 0x2, LESSON_ANT)
FLAG (ASEL_TXIF, "wlan.asel.txif", N_("By indices"), ASEL, 8, 0x4, LESSON_ANT)
FLAG (ASEL_CSI, "wlan.asel.csi", N_("Returns channel state"), ASEL, 8, 0x8, LESSON_ANT)
FLAG (ASEL_IF, "wlan.asel.if", N_("Returns indices"), ASEL, 8, 0x10, LESSON_ANT)
FLAG (ASEL_RX, "wlan.asel.rx", N_("Selects for receiving"), ASEL, 8, 0x20, LESSON_ANT)
FLAG (ASEL_SPPDU, "wlan.asel.sppdu", N_("Sends soundings"), ASEL, 8, 0x40, LESSON_ANT)
FIELD (ASEL_RESERVED, "wlan.asel.reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (ASEL), .mask = 0x80, .lesson = LESSON_RES)
FIELD (INFO_CHANNEL, "wlan.ht.info.primarychannel", N_("Primary channel"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("The 20 MHz channel that all stations use; a second one may be added above or "
                 "below."))
FIELD (INFO_1, "wlan.ht.info.delim1", N_("Operation, part 1"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = LESSON_OP)
FIELD (INFO_SECCHANOFFSET, "wlan.ht.info.secchanoffset", N_("Second channel"), OCTET_FIELD_HEX,
    .bits = 8, .under = OCTET_UNDER (INFO_1), .mask = 0x3, .lesson = LESSON_OP)
FLAG (INFO_CHANWIDTH, "wlan.ht.info.chanwidth", N_("Any width"), INFO_1, 8, 0x4, LESSON_OP)
FLAG (INFO_RIFS, "wlan.ht.info.rifs", N_("Reduced spacing"), INFO_1, 8, 0x8, LESSON_OP)
FIELD (INFO_R1, "wlan.ht.info.reserved_b4_b7", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (INFO_1), .mask = 0xf0, .lesson = LESSON_RES)
FIELD (INFO_2, "wlan.ht.info.delim2", N_("Operation, part 2"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_OP)
FIELD (INFO_HT_PROTECTION, "wlan.ht.info.ht_protection", N_("Protection"), OCTET_FIELD_HEX,
    .bits = 16, .under = OCTET_UNDER (INFO_2), .mask = 0x3, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_OP)
FLAG (INFO_GREENFIELD, "wlan.ht.info.greenfield", N_("Stations without greenfield"), INFO_2, 16,
    0x4, LESSON_OP)
FIELD (INFO_RESERVED_B11, "wlan.ht.info.reserved_b11", N_("Reserved"), OCTET_FIELD_HEX,
    .bits = 16, .under = OCTET_UNDER (INFO_2), .mask = 0x8, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FLAG (INFO_OBSSNONHT, "wlan.ht.info.obssnonht", N_("Old stations of other cells"), INFO_2, 16,
    0x10, LESSON_OP)
FIELD (INFO_CHAN_CENTER_FREQ_SEG_2, "wlan.ht.info.chan_center_freq_seg_2",
    N_("Second centre frequency"), OCTET_FIELD_UINT, .bits = 16, .under = OCTET_UNDER (INFO_2),
    .mask = 0x1fe0, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_OP)
FIELD (INFO_RESERVED_B21_B23, "wlan.ht.info.reserved_b21_b23", N_("Reserved"), OCTET_FIELD_HEX,
    .bits = 16, .under = OCTET_UNDER (INFO_2), .mask = 0xe000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FIELD (INFO_3, "wlan.ht.info.delim3", N_("Operation, part 3"), OCTET_FIELD_HEX, .bits = 16,
    .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_OP)
FIELD (INFO_RESERVED_B24_B29, "wlan.ht.info.reserved_b24_b29", N_("Reserved"), OCTET_FIELD_HEX,
    .bits = 16, .under = OCTET_UNDER (INFO_3), .mask = 0x3f, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FLAG (INFO_DUALBEACON, "wlan.ht.info.dualbeacon", N_("Two beacons"), INFO_3, 16, 0x40, LESSON_OP)
FLAG (INFO_DUALCTS, "wlan.ht.info.dualcts", N_("Two clear-to-send frames"), INFO_3, 16, 0x80,
    LESSON_OP)
FLAG (INFO_SECONDARYBEACON, "wlan.ht.info.secondarybeacon", N_("Second beacon"), INFO_3, 16,
    0x100, LESSON_OP)
FLAG (INFO_LSIGPROTSUPPORT, "wlan.ht.info.lsigprotsupport", N_("Length protection"), INFO_3, 16,
    0x200, LESSON_OP)
FLAG (INFO_PCO_ACTIVE, "wlan.ht.info.pco.active", N_("Phased coexistence runs"), INFO_3, 16,
    0x400, LESSON_OP)
FLAG (INFO_PCO_PHASE, "wlan.ht.info.pco.phase", N_("Phase"), INFO_3, 16, 0x800, LESSON_OP)
FIELD (INFO_RESERVED_B36_B39, "wlan.ht.info.reserved_b36_b39", N_("Reserved"), OCTET_FIELD_HEX,
    .bits = 16, .under = OCTET_UNDER (INFO_3), .mask = 0xf000, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FIELD (EXT_0, "wlan.extcap", N_("Octet 1"), OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_EXT)
FLAG (EXT_B0, "wlan.extcap.b0", N_("20/40 MHz coexistence"), EXT_0, 8, 0x1, LESSON_EXT)
FIELD (EXT_B1, "wlan.extcap.b1", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (EXT_0), .mask = 0x2, .lesson = LESSON_RES)
FLAG (EXT_B2, "wlan.extcap.b2", N_("Extended channel switching"), EXT_0, 8, 0x4, LESSON_EXT)
FIELD (EXT_B3, "wlan.extcap.b3", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (EXT_0), .mask = 0x8, .lesson = LESSON_RES)
FLAG (EXT_B4, "wlan.extcap.b4", N_("Scheduled power save"), EXT_0, 8, 0x10, LESSON_EXT)
FIELD (EXT_B5, "wlan.extcap.b5", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (EXT_0), .mask = 0x20, .lesson = LESSON_RES)
FLAG (EXT_B6, "wlan.extcap.b6", N_("Scheduled S-PSMP"), EXT_0, 8, 0x40, LESSON_EXT)
FLAG (EXT_B7, "wlan.extcap.b7", N_("Event reports"), EXT_0, 8, 0x80, LESSON_EXT)
FIELD (EXT_1, "wlan.extcap", N_("Octet 2"), OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_EXT)
FLAG (EXT_B8, "wlan.extcap.b8", N_("Diagnostics"), EXT_1, 8, 0x1, LESSON_EXT)
FLAG (EXT_B9, "wlan.extcap.b9", N_("Multicast diagnostics"), EXT_1, 8, 0x2, LESSON_EXT)
FLAG (EXT_B10, "wlan.extcap.b10", N_("Location tracking"), EXT_1, 8, 0x4, LESSON_EXT)
FLAG (EXT_B11, "wlan.extcap.b11", N_("Flexible multicast"), EXT_1, 8, 0x8, LESSON_EXT)
FLAG (EXT_B12, "wlan.extcap.b12", N_("Answers ARP for stations"), EXT_1, 8, 0x10, LESSON_EXT)
FLAG (EXT_B13, "wlan.extcap.b13", N_("Interference reports"), EXT_1, 8, 0x20, LESSON_EXT)
FLAG (EXT_B14, "wlan.extcap.b14", N_("Civic location"), EXT_1, 8, 0x40, LESSON_EXT)
FLAG (EXT_B15, "wlan.extcap.b15", N_("Geospatial location"), EXT_1, 8, 0x80, LESSON_EXT)
FIELD (EXT_2, "wlan.extcap", N_("Octet 3"), OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_EXT)
FLAG (EXT_B16, "wlan.extcap.b16", N_("Traffic filtering"), EXT_2, 8, 0x1, LESSON_EXT)
FLAG (EXT_B17, "wlan.extcap.b17", N_("Long sleep"), EXT_2, 8, 0x2, LESSON_EXT)
FLAG (EXT_B18, "wlan.extcap.b18", N_("Traffic map broadcasts"), EXT_2, 8, 0x4, LESSON_EXT)
FLAG (EXT_B19, "wlan.extcap.b19", N_("Steering to another cell"), EXT_2, 8, 0x8, LESSON_EXT)
FLAG (EXT_B20, "wlan.extcap.b20", N_("Traffic capability"), EXT_2, 8, 0x10, LESSON_EXT)
FLAG (EXT_B21, "wlan.extcap.b21", N_("Station count"), EXT_2, 8, 0x20, LESSON_EXT)
FLAG (EXT_B22, "wlan.extcap.b22", N_("Several cells in one beacon"), EXT_2, 8, 0x40, LESSON_EXT)
FLAG (EXT_B23, "wlan.extcap.b23", N_("Timing measurement"), EXT_2, 8, 0x80, LESSON_EXT)
FIELD (EXT_3, "wlan.extcap", N_("Octet 4"), OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_EXT)
FLAG (EXT_B24, "wlan.extcap.b24", N_("Channel usage"), EXT_3, 8, 0x1, LESSON_EXT)
FLAG (EXT_B25, "wlan.extcap.b25", N_("Name lists"), EXT_3, 8, 0x2, LESSON_EXT)
FLAG (EXT_B26, "wlan.extcap.b26", N_("Directed multicast"), EXT_3, 8, 0x4, LESSON_EXT)
FLAG (EXT_B27, "wlan.extcap.b27", N_("Clock offset"), EXT_3, 8, 0x8, LESSON_EXT)
FLAG (EXT_B28, "wlan.extcap.b28", N_("Direct link buffering"), EXT_3, 8, 0x10, LESSON_EXT)
FLAG (EXT_B29, "wlan.extcap.b29", N_("Direct link power save"), EXT_3, 8, 0x20, LESSON_EXT)
FLAG (EXT_B30, "wlan.extcap.b30", N_("Direct link channel switching"), EXT_3, 8, 0x40, LESSON_EXT)
FLAG (EXT_B31, "wlan.extcap.b31", N_("Interworking"), EXT_3, 8, 0x80, LESSON_EXT)
FIELD (EXT_4, "wlan.extcap", N_("Octet 5"), OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_EXT)
FLAG (EXT_B32, "wlan.extcap.b32", N_("Priority map"), EXT_4, 8, 0x1, LESSON_EXT)
FLAG (EXT_B33, "wlan.extcap.b33", N_("Emergency broadcasts"), EXT_4, 8, 0x2, LESSON_EXT)
FLAG (EXT_B34, "wlan.extcap.b34", N_("Subscription network"), EXT_4, 8, 0x4, LESSON_EXT)
FIELD (EXT_B35, "wlan.extcap.b35", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (EXT_4), .mask = 0x8, .lesson = LESSON_RES)
FLAG (EXT_B36, "wlan.extcap.b36", N_("Network discovery hints"), EXT_4, 8, 0x10, LESSON_EXT)
FLAG (EXT_B37, "wlan.extcap.b37", N_("Direct links"), EXT_4, 8, 0x20, LESSON_EXT)
FLAG (EXT_B38, "wlan.extcap.b38", N_("Direct links forbidden"), EXT_4, 8, 0x40, LESSON_EXT)
FLAG (EXT_B39, "wlan.extcap.b39", N_("Direct link switching forbidden"), EXT_4, 8, 0x80,
    LESSON_EXT)
FIELD (EXT_5, "wlan.extcap", N_("Octet 6"), OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_EXT)
FLAG (EXT_B40, "wlan.extcap.b40", N_("Rejects unadmitted frames"), EXT_5, 8, 0x1, LESSON_EXT)
FIELD (EXT_SERVICE, "wlan.extcap.serv_int_granularity", N_("Service interval step"),
    OCTET_FIELD_UINT, .bits = 8, .under = OCTET_UNDER (EXT_5), .mask = 0xe, .lesson = LESSON_EXT)
FLAG (EXT_B44, "wlan.extcap.b44", N_("Location by identifier"), EXT_5, 8, 0x10, LESSON_EXT)
FLAG (EXT_B45, "wlan.extcap.b45", N_("Automatic delivery coexistence"), EXT_5, 8, 0x20,
    LESSON_EXT)
FLAG (EXT_B46, "wlan.extcap.b46", N_("Management notifications"), EXT_5, 8, 0x40, LESSON_EXT)
FIELD (EXT_B47, "wlan.extcap.b47", N_("Quiet announcements"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (EXT_5), .mask = 0x80, .lesson = LESSON_EXT)
FIELD (EXT_6, "wlan.extcap", N_("Octet 7"), OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_EXT)
FLAG (EXT_B48, "wlan.extcap.b48", N_("UTF-8 names"), EXT_6, 8, 0x1, LESSON_EXT)
FLAG (EXT_B49, "wlan.extcap.b49", N_("Management frame priority"), EXT_6, 8, 0x2, LESSON_EXT)
FLAG (EXT_B50, "wlan.extcap.b50", N_("Management priority changes"), EXT_6, 8, 0x4, LESSON_EXT)
FLAG (EXT_B51, "wlan.extcap.b51", N_("Robust streaming"), EXT_6, 8, 0x8, LESSON_EXT)
FLAG (EXT_B52, "wlan.extcap.b52", N_("Reliable multicast"), EXT_6, 8, 0x10, LESSON_EXT)
FLAG (EXT_B53, "wlan.extcap.b53", N_("Mesh reliable multicast"), EXT_6, 8, 0x20, LESSON_EXT)
FLAG (EXT_B54, "wlan.extcap.b54", N_("Stream classes"), EXT_6, 8, 0x40, LESSON_EXT)
FLAG (EXT_B55, "wlan.extcap.b55", N_("Load reports"), EXT_6, 8, 0x80, LESSON_EXT)
FIELD (EXT_7, "wlan.extcap", N_("Octet 8"), OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_EXT)
FLAG (EXT_B56, "wlan.extcap.b56", N_("Alternate queues"), EXT_7, 8, 0x1, LESSON_EXT)
FLAG (EXT_B57, "wlan.extcap.b57", N_("Unprotected airtime negotiation"), EXT_7, 8, 0x2,
    LESSON_EXT)
FLAG (EXT_B58, "wlan.extcap.b58", N_("Protected airtime negotiation"), EXT_7, 8, 0x4, LESSON_EXT)
FIELD (EXT_B59, "wlan.extcap.b59", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (EXT_7), .mask = 0x8, .lesson = LESSON_RES)
FLAG (EXT_B60, "wlan.extcap.b60", N_("Protected load reports"), EXT_7, 8, 0x10, LESSON_EXT)
FLAG (EXT_B61, "wlan.extcap.b61", N_("Wider direct links"), EXT_7, 8, 0x20, LESSON_EXT)
FLAG (EXT_B62, "wlan.extcap.b62", N_("Width change notices"), EXT_7, 8, 0x40, LESSON_EXT)
FIELD (EXT_B63, "wlan.extcap.b63", N_("Packets in a packed frame"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (EXT_7), .mask = 0x80, .lesson = LESSON_EXT)
FIELD (EXT_89, "wlan.extcap", N_("Octets 8 and 9"), OCTET_FIELD_HEX, .bits = 8,
    .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_EXT)
FIELD (EXT_W56, "wlan.extcap.b56", N_("Alternate queues"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x1, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W57, "wlan.extcap.b57", N_("Unprotected airtime negotiation"), OCTET_FIELD_BOOL,
    .bits = 8, .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x2, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W58, "wlan.extcap.b58", N_("Protected airtime negotiation"), OCTET_FIELD_BOOL,
    .bits = 8, .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x4, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W59, "wlan.extcap.b59", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x8, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_RES)
FIELD (EXT_W60, "wlan.extcap.b60", N_("Protected load reports"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x10, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W61, "wlan.extcap.b61", N_("Wider direct links"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x20, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W62, "wlan.extcap.b62", N_("Width change notices"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x40, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W63, "wlan.extcap.b63", N_("Packets in a packed frame"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x180, .flags = OCTET_FIELD_LITTLE,
    .lesson = LESSON_EXT)
FIELD (EXT_W65, "wlan.extcap.b65", N_("Channel schedule"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x200, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W66, "wlan.extcap.b66", N_("Location database"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x400, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W67, "wlan.extcap.b67", N_("Network channel control"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x800, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W68, "wlan.extcap.b68", N_("White space map"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x1000, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W69, "wlan.extcap.b69", N_("Channel query"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x2000, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W70, "wlan.extcap.b70", N_("Answers fine timing"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x4000, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_W71, "wlan.extcap.b71", N_("Starts fine timing"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (EXT_89), .size = 2, .mask = 0x8000, .flags = OCTET_FIELD_LITTLE,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_EXT)
FIELD (EXT_10, "wlan.extcap", N_("Octet 10"), OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_EXT)
FLAG (EXT_B72, "wlan.extcap.b72", N_("Fast first setup"), EXT_10, 8, 0x1, LESSON_EXT)
FLAG (EXT_B73, "wlan.extcap.b73", N_("Extended spectrum"), EXT_10, 8, 0x2, LESSON_EXT)
FLAG (EXT_B74, "wlan.extcap.b74", N_("Future channels"), EXT_10, 8, 0x4, LESSON_EXT)
FIELD (EXT_B75, "wlan.extcap.b75", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (EXT_10), .mask = 0x8, .lesson = LESSON_RES)
FIELD (EXT_B76, "wlan.extcap.b76", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .under = OCTET_UNDER (EXT_10), .mask = 0x10, .lesson = LESSON_RES)
FLAG (EXT_B77, "wlan.extcap.b77", N_("Asks for wake times"), EXT_10, 8, 0x20, LESSON_EXT)
FLAG (EXT_B78, "wlan.extcap.b78", N_("Grants wake times"), EXT_10, 8, 0x40, LESSON_EXT)
FLAG (EXT_B79, "wlan.extcap.b79", N_("Narrow units of others"), EXT_10, 8, 0x80, LESSON_EXT)
FIELD (OUI, "wlan.tag.oui", N_("Vendor"), OCTET_FIELD_HEX, .bits = 24, OCTET_NAMED (vendors),
    .lesson = N_("Who defined the element, by the first three octets of its cards' addresses."))
FIELD (VENDOR_TYPE, "wlan.tag.vendor.oui.type", N_("Vendor's type"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which of the vendor's elements it is."))
FIELD (VENDOR_DATA, "wlan.tag.vendor.data", N_("Vendor's data"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets that only the vendor can explain."))
FIELD (WFA_TYPE, "wlan.wfa.ie.type", N_("Type"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (wfa_types),
    .lesson = N_("Which of the elements that Microsoft and the Wi-Fi Alliance defined."))
FIELD (WPA_VERSION, "wlan.wfa.ie.wpa.version", N_("Version"), OCTET_FIELD_UINT, .bits = 16,
    .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("Always 1."))
FIELD (WPA_GROUP, "wlan.wfa.ie.wpa.mcs", N_("Group cipher"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = LESSON_SUITE)
FIELD (WPA_GROUP_TYPE, "wlan.wfa.ie.wpa.mcs.type", N_("Group cipher number"), OCTET_FIELD_UINT,
    .bits = 8, .under = OCTET_UNDER (WPA_GROUP), .at = 3, .size = 1, OCTET_NAMED (ciphers),
    .lesson = N_("Which cipher protects frames for all."))
FIELD (WPA_PAIR_COUNT, "wlan.wfa.ie.wpa.ucs.count", N_("Pairwise ciphers"), OCTET_FIELD_UINT,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_COUNT)
FIELD (WPA_PAIR_LIST, "wlan.wfa.ie.wpa.ucs.list", N_("Pairwise cipher list"), OCTET_FIELD_LABEL,
    .lesson = N_("The ciphers for frames between one station and the access point."))
FIELD (WPA_PAIR, "wlan.wfa.ie.wpa.ucs", N_("Pairwise cipher"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = LESSON_SUITE)
FIELD (WPA_PAIR_TYPE, "wlan.wfa.ie.wpa.ucs.type", N_("Pairwise cipher number"), OCTET_FIELD_UINT,
    .bits = 8, .under = OCTET_UNDER (WPA_PAIR), .at = 3, .size = 1, OCTET_NAMED (ciphers),
    .lesson = N_("2 is TKIP, the stopgap that old cards could still do."))
FIELD (WPA_KEY_COUNT, "wlan.wfa.ie.wpa.akms.count", N_("Key methods"), OCTET_FIELD_UINT,
    .bits = 16, .flags = OCTET_FIELD_LITTLE, .lesson = LESSON_COUNT)
FIELD (WPA_KEY_LIST, "wlan.wfa.ie.wpa.akms.list", N_("Key method list"), OCTET_FIELD_LABEL,
    .lesson = N_("The ways to prove that one may join."))
FIELD (WPA_KEY, "wlan.wfa.ie.wpa.akms", N_("Key method"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = LESSON_SUITE)
FIELD (WPA_KEY_TYPE, "wlan.wfa.ie.wpa.type", N_("Key method number"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (WPA_KEY), .at = 3, .size = 1, OCTET_NAMED (key_methods),
    .lesson = N_("2 is a shared password, 1 is a login server."))
FIELD (WME_SUBTYPE, "wlan.wfa.ie.wme.subtype", N_("Subtype"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (wme_subtypes),
    .lesson = N_("0 is the short form, 1 the one with parameters."))
FIELD (WME_VERSION, "wlan.wfa.ie.wme.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Always 1."))
FIELD (WME_AP, "wlan.wfa.ie.wme.qos_info", N_("QoS information"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("How the access point handles urgency and power saving."))
FIELD (WME_AP_POWER, "wlan.wfa.ie.wme.qos_info.ap.u_apsd", N_("Automatic delivery"),
    OCTET_FIELD_BOOL, .bits = 8, .under = OCTET_UNDER (WME_AP), .mask = 0x80, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether a sleeping station can fetch its frames by sending one."))
FIELD (WME_AP_COUNT, "wlan.wfa.ie.wme.qos_info.ap.parameter_set_count", N_("Change counter"),
    OCTET_FIELD_HEX, .bits = 8, .under = OCTET_UNDER (WME_AP), .mask = 0xf,
    .lesson = N_("Rises when the parameters change, so stations notice."))
FIELD (WME_AP_RESERVED, "wlan.wfa.ie.wme.qos_info.ap.reserved", N_("Reserved"), OCTET_FIELD_HEX,
    .bits = 8, .under = OCTET_UNDER (WME_AP), .mask = 0x70, .lesson = LESSON_RES)
FIELD (WME_STA, "wlan.wfa.ie.wme.qos_info", N_("QoS information"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("How the station handles urgency and power saving."))
FIELD (WME_STA_LENGTH, "wlan.wfa.ie.wme.qos_info.sta.max_sp_length", N_("Longest delivery"),
    OCTET_FIELD_HEX, .bits = 8, .under = OCTET_UNDER (WME_STA), .mask = 0x60,
    .lesson = N_("How many frames it wants at once when it wakes."))
FLAG (WME_STA_BE, "wlan.wfa.ie.wme.qos_info.sta.ac_be", N_("Best effort"), WME_STA, 8, 0x8,
    LESSON_WME)
FLAG (WME_STA_BK, "wlan.wfa.ie.wme.qos_info.sta.ac_bk", N_("Background"), WME_STA, 8, 0x4,
    LESSON_WME)
FLAG (WME_STA_VI, "wlan.wfa.ie.wme.qos_info.sta.ac_vi", N_("Video"), WME_STA, 8, 0x2, LESSON_WME)
FLAG (WME_STA_VO, "wlan.wfa.ie.wme.qos_info.sta.ac_vo", N_("Voice"), WME_STA, 8, 0x1, LESSON_WME)
FIELD (WME_STA_RESERVED, "wlan.wfa.ie.wme.qos_info.sta.reserved", N_("Reserved"), OCTET_FIELD_HEX,
    .bits = 8, .under = OCTET_UNDER (WME_STA), .mask = 0x90, .lesson = LESSON_RES)
FIELD (WME_RESERVED, "wlan.wfa.ie.wme.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = LESSON_RES)
FIELD (ACP, "wlan.wfa.ie.wme.acp", N_("Access category"), OCTET_FIELD_LABEL, .lesson = LESSON_WME)
FIELD (ACP_1, "wlan.wfa.ie.wme.acp.aci_aifsn", N_("Category and pause"), OCTET_FIELD_HEX,
    .bits = 8, .lesson = LESSON_WME)
FIELD (ACP_PAUSE, "wlan.wfa.ie.wme.acp.aifsn", N_("Pause"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (ACP_1), .mask = 0xf,
    .lesson = N_("How many slots a station waits after the channel became free; less for "
                 "urgent frames."))
FIELD (ACP_ADMISSION, "wlan.wfa.ie.wme.acp.acm", N_("Admission needed"), OCTET_FIELD_BOOL,
    .bits = 8, .under = OCTET_UNDER (ACP_1), .mask = 0x10, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether a station must ask before it uses this category."))
FIELD (ACP_CATEGORY, "wlan.wfa.ie.wme.acp.aci", N_("Category"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (ACP_1), .mask = 0x60, OCTET_NAMED (access_categories),
    .lesson = N_("Best effort, background, video or voice."))
FIELD (ACP_RESERVED, "wlan.wfa.ie.wme.acp.reserved", N_("Reserved"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (ACP_1), .mask = 0x80, .lesson = LESSON_RES)
FIELD (ACP_2, "wlan.wfa.ie.wme.acp.ecw", N_("Contention window"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = LESSON_WME)
FIELD (ACP_MAX, "wlan.wfa.ie.wme.acp.ecw.max", N_("Largest exponent"), OCTET_FIELD_UINT,
    .bits = 8, .under = OCTET_UNDER (ACP_2), .mask = 0xf0, .lesson = LESSON_WME)
FIELD (ACP_MIN, "wlan.wfa.ie.wme.acp.ecw.min", N_("Smallest exponent"), OCTET_FIELD_UINT,
    .bits = 8, .under = OCTET_UNDER (ACP_2), .mask = 0xf, .lesson = LESSON_WME)
FIELD (ACP_CW_MAX, "wlan.wfa.ie.wme.acp.cw.max", N_("Largest window"), OCTET_FIELD_UINT,
    .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("From how many slots a station at most draws its waiting time, after "
                 "collisions."))
FIELD (ACP_CW_MIN, "wlan.wfa.ie.wme.acp.cw.min", N_("Smallest window"), OCTET_FIELD_UINT,
    .bits = 8, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("From how many slots a station draws its waiting time at first."))
FIELD (ACP_LIMIT, "wlan.wfa.ie.wme.acp.txop_limit", N_("Time limit"), OCTET_FIELD_UINT,
    .bits = 16, .flags = OCTET_FIELD_LITTLE,
    .lesson = N_("How long a station may keep the channel, in 32 µs; 0 for one frame."))
#include "protocols/wireless/wlan-mgt-setup-fields.h"

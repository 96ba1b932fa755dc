/* eapol.c - 802.1X: authentication at the door of a LAN, and the key frames of Wi-Fi.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0          1          2            4
 *     +----------+----------+------------+------------------------------
 *     | version  | type     | length     | EAP packet, or key descriptor
 *     +----------+----------+------------+------------------------------
 *
 * A Wi-Fi key descriptor (IEEE 802.11-2020, 12.7.2):
 *
 *     | type (1) | information (2) | length (2) | replay (8) | nonce (32) | IV (16)
 *     | RSC (8)  | reserved (8)    | MIC (16 or 24) | data length (2) | data …
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  VERSION, TYPE, LENGTH, KEY_TYPE, BODY, MESSAGE, INFORMATION, I_VERSION, I_TYPE, I_INDEX,
  I_INSTALL, I_ACK, I_MIC, I_SECURE, I_ERROR, I_REQUEST, I_ENCRYPTED, I_SMK, KEY_SIZE,
  REPLAY_COUNTER, NONCE, KEY_IV, RSC, KEY_ID, MIC, DATA_SIZE, DATA, EXTRA, KEY_INDEX,
  KEY_INDEX_TYPE, KEY_INDEX_NUMBER, SIGNATURE, KEY, KEY_LOCAL,
};

enum { TYPE_EAP, TYPE_START, TYPE_LOGOFF, TYPE_KEY };
enum { KEY_RC4 = 1, KEY_RSN = 2, KEY_WPA = 254 };
enum { INFO_PAIRWISE = 0x08, INFO_ACK = 0x80, INFO_MIC = 0x100, INFO_ENCRYPTED = 0x1000 };
/* The number under which 802.11's elements are read without a management frame. */
enum { WLAN_ELEMENTS_ALONE = 0x100 };

static const OctetName types[] = {
  { 0, "EAP" }, { 1, N_("Start") }, { 2, N_("Log off") }, { 3, N_("Key") }, { 4, N_("Alert") },
  { 5, N_("Key agreement (MKA)") },
};
static const OctetName key_types[] = {
  { 1, "RC4" }, { 2, N_("Wi-Fi (RSN)") }, { 254, N_("Wi-Fi (WPA)") },
};
static const OctetName versions[] = {
  { 0, N_("As the key method says") }, { 1, "HMAC-MD5, RC4" }, { 2, "HMAC-SHA1, AES" },
  { 3, "AES-CMAC, AES" },
};

#define LESSON_I \
  N_("One bit of what the key frame is for; together they tell the four messages " \
     "apart.")

static const OctetField fields[] = {
  [VERSION] = { "eapol.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8, .at = 0, .size = 1,
    .lesson = N_("Which edition of the standard: 1 is of 2001, 2 of 2004, 3 of 2010.") },
  [TYPE] = { "eapol.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8, .at = 1, .size = 1,
    OCTET_NAMED (types),
    .lesson = N_("What follows: an EAP packet, a key, or nothing.") },
  [LENGTH] = { "eapol.len", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .at = 2, .size = 2,
    .unit = N_("bytes"),
    .lesson = N_("Octets behind this header. What follows them is padding.") },
  [KEY_TYPE] = { "eapol.keydes.type", N_("Key descriptor"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (key_types),
    .lesson = N_("Which layout the key frame has.") },
  [BODY] = { "eapol.keydes.body", N_("Body"), OCTET_FIELD_BYTES,
    .lesson = N_("A key frame of a layout that Octet does not know.") },
  [MESSAGE] = { "wlan_rsna_eapol.keydes.msgnr", N_("Message"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Which message of the four-way handshake it is. Whoever records all four can "
                 "try passwords at home.") },
  [INFORMATION] = { "wlan_rsna_eapol.keydes.key_info", N_("Key information"), OCTET_FIELD_HEX,
    .bits = 16,
    .lesson = N_("What the frame is for and how it is protected.") },
  [I_VERSION] = { "wlan_rsna_eapol.keydes.key_info.keydes_version", N_("Algorithms"),
    OCTET_FIELD_UINT, .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x7,
    OCTET_NAMED (versions),
    .lesson = N_("How the integrity code is computed and the data encrypted.") },
  [I_TYPE] = { "wlan_rsna_eapol.keydes.key_info.key_type", N_("Key type"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x8, .on = N_("Pairwise key"),
    .off = N_("Group key"), .lesson = LESSON_I },
  [I_INDEX] = { "wlan_rsna_eapol.keydes.key_info.key_index", N_("Key index"), OCTET_FIELD_UINT,
    .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x30, .lesson = LESSON_I },
  [I_INSTALL] = { "wlan_rsna_eapol.keydes.key_info.install", N_("Install"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x40, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the station is to use the key now. Sending this again made stations "
                 "repeat their key stream (KRACK, 2017).") },
  [I_ACK] = { "wlan_rsna_eapol.keydes.key_info.key_ack", N_("Answer wanted"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x80, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_I },
  [I_MIC] = { "wlan_rsna_eapol.keydes.key_info.key_mic", N_("Integrity code"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x100, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_I },
  [I_SECURE] = { "wlan_rsna_eapol.keydes.key_info.secure", N_("Secure"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x200, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_I },
  [I_ERROR] = { "wlan_rsna_eapol.keydes.key_info.error", N_("Error"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x400, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_I },
  [I_REQUEST] = { "wlan_rsna_eapol.keydes.key_info.request", N_("Request"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x800, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_I },
  [I_ENCRYPTED] = { "wlan_rsna_eapol.keydes.key_info.encrypted_key_data", N_("Data encrypted"),
    OCTET_FIELD_BOOL, .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x1000,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_I },
  [I_SMK] = { "wlan_rsna_eapol.keydes.key_info.smk_message", N_("Between stations"),
    OCTET_FIELD_BOOL, .bits = 16, .under = OCTET_UNDER (INFORMATION), .mask = 0x2000,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_I },
  [KEY_SIZE] = { "eapol.keydes.key_len", N_("Key length"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the key that is being agreed on.") },
  [REPLAY_COUNTER] = { "eapol.keydes.replay_counter", N_("Replay counter"), OCTET_FIELD_UINT,
    .bits = 64,
    .lesson = N_("Rises with each question; old frames are not accepted again.") },
  [NONCE] = { "wlan_rsna_eapol.keydes.nonce", N_("Nonce"), OCTET_FIELD_BYTES,
    .lesson = N_("Random octets. The key is computed from the password and one nonce of each "
                 "side, so it is new each time.") },
  [KEY_IV] = { "eapol.keydes.key_iv", N_("Initialization vector"), OCTET_FIELD_BYTES,
    .lesson = N_("Makes the encryption of the key data different each time.") },
  [RSC] = { "wlan_rsna_eapol.keydes.rsc", N_("Receive counter"), OCTET_FIELD_BYTES,
    .lesson = N_("From which packet number on frames under the group key count.") },
  [KEY_ID] = { "wlan_rsna_eapol.keydes.id", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = N_("Not used.") },
  [MIC] = { "wlan_rsna_eapol.keydes.mic", N_("Integrity code"), OCTET_FIELD_BYTES,
    .lesson = N_("Shows that the sender knows the key. With a wrong password it does not fit.") },
  [DATA_SIZE] = { "wlan_rsna_eapol.keydes.data_len", N_("Data length"), OCTET_FIELD_UINT,
    .bits = 16, .unit = N_("bytes"),
    .lesson = N_("Octets of key data.") },
  [DATA] = { "wlan_rsna_eapol.keydes.data", N_("Key data"), OCTET_FIELD_BYTES,
    .lesson = N_("Elements about the network, or the group key, encrypted.") },
  [EXTRA] = { "wlan_rsna_eapol.extraneous", N_("Extra octets"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets behind the key data that belong to nothing.") },
  [KEY_INDEX] = { "eapol.keydes.key_index", N_("Key index"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Which key it is.") },
  [KEY_INDEX_TYPE] = { "eapol.keydes.key_index.type", N_("Type"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (KEY_INDEX), .mask = 0x80, .on = N_("For one station"),
    .off = N_("For all"),
    .lesson = N_("Whether the key is for this station alone.") },
  [KEY_INDEX_NUMBER] = { "eapol.keydes.key_index.number", N_("Number"), OCTET_FIELD_UINT,
    .bits = 8, .under = OCTET_UNDER (KEY_INDEX), .mask = 0x7f,
    .lesson = N_("The key's number.") },
  [SIGNATURE] = { "eapol.keydes.key_signature", N_("Signature"), OCTET_FIELD_BYTES,
    .lesson = N_("Shows that the frame comes from the access point.") },
  [KEY] = { "eapol.keydes.key", N_("Key"), OCTET_FIELD_BYTES,
    .lesson = N_("The key, encrypted.") },
  [KEY_LOCAL] = { "eapol.keydes.key.generated_locally", N_("Key known already"), OCTET_FIELD_BOOL,
    .bits = 8, .flags = OCTET_FIELD_GENERATED, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("No key is sent: both sides use one that they have from the authentication.") },
};

static const OctetCarrier carriers[] = { { "ethertype", 0x888e } };

/* Which of the four messages of the handshake it is. The last one carries no data. */
static guint
find_message (guint64 information,
              guint64 data_size)
{
  if ((information & INFO_ACK) != 0)
    return (information & INFO_MIC) != 0 ? 3 : 1;
  return data_size == 0 ? 4 : 2;
}

/* The integrity code has 16 octets, or 24 with the longer keys of suite B. Only
 * the key method says it, which another frame named; here the data's length must fit. */
static gsize
find_mic_size (OctetDissector *self,
               guint64         information)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize left = octet_reader_left (rest);

  if ((information & 7) != 0 || octet_reader_peek_be (rest, 76 + 16, 2) + 76 + 16 + 2 == left)
    return 16;
  return 24;
}

static void
dissect_wireless_key (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self);
  guint64 information = octet_reader_peek_be (rest, 0, 2);
  gsize mic_size = find_mic_size (self, information);
  guint64 size = octet_reader_peek_be (rest, 76 + mic_size, 2);

  if ((information & INFO_PAIRWISE) != 0)
    {
      octet_dissector_add_uint (self, MESSAGE, find_message (information, size), at, 0);
      octet_dissector_summarize (self, _("Key, message %u of 4"), find_message (information, size));
    }
  for (guint row = INFORMATION; row <= REPLAY_COUNTER; row++)
    if (row == INFORMATION || row == KEY_SIZE || row == REPLAY_COUNTER)
      octet_dissector_read (self, row);
  octet_dissector_read_size (self, NONCE, 32);
  octet_dissector_read_size (self, KEY_IV, 16);
  octet_dissector_read_size (self, RSC, 8);
  octet_dissector_read_size (self, KEY_ID, 8);
  octet_dissector_read_size (self, MIC, mic_size);
  octet_dissector_read (self, DATA_SIZE);
  if (size > 0)
    {
      at = octet_dissector_get_position (self);
      octet_dissector_read_size (self, DATA, size);
      if ((information & INFO_ENCRYPTED) == 0 && octet_dissector_ok (self))
        octet_dissector_call_part (self, "wlan.subtype", WLAN_ELEMENTS_ALONE, at, size);
    }
  if (octet_reader_left (rest) > 0)
    octet_dissector_read_size (self, EXTRA, octet_reader_left (rest));
}

static void
dissect_rc4_key (OctetDissector *self)
{
  gsize at, left;

  octet_dissector_read (self, KEY_SIZE);
  octet_dissector_read (self, REPLAY_COUNTER);
  octet_dissector_read_size (self, KEY_IV, 16);
  octet_dissector_read (self, KEY_INDEX);
  octet_dissector_read_size (self, SIGNATURE, 16);
  at = octet_dissector_get_position (self);
  left = octet_reader_left (octet_dissector_rest (self));
  if (left > 0)
    octet_dissector_read_size (self, KEY, left);
  octet_dissector_add_uint (self, KEY_LOCAL, left == 0, at, 0);
}

static void
dissect_key (OctetDissector *self)
{
  guint64 type = octet_dissector_read (self, KEY_TYPE);
  gsize left = octet_reader_left (octet_dissector_rest (self));

  if (type == KEY_RSN || type == KEY_WPA)
    dissect_wireless_key (self);
  else if (type == KEY_RC4)
    dissect_rc4_key (self);
  else if (left > 0)
    octet_dissector_read_size (self, BODY, left);
}

static void
eapol_dissect (OctetDissector *self)
{
  guint64 type = octet_dissector_get_uint (self, TYPE);
  gsize length = octet_dissector_get_uint (self, LENGTH);
  const char *name = _(octet_name_find (types, G_N_ELEMENTS (types), type) ?: N_("Unknown type"));

  octet_dissector_describe (self, ", %s", name);
  octet_dissector_summarize (self, "%s", name);
  octet_dissector_trim (self, 4 + length);
  if (type == TYPE_EAP && length == 0)
    octet_dissector_offer_nothing (self, "eapol.type", TYPE_EAP);
  else if (type == TYPE_EAP)
    octet_dissector_offer (self, "eapol.type", TYPE_EAP, TYPE_EAP);
  else if (type == TYPE_KEY)
    dissect_key (self);
  else
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_eapol = {
  .key = "eapol",
  .name = N_("802.1X Authentication"),
  .short_name = "EAPOL",
  .reference = "IEEE 802.1X",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = eapol_dissect,
  .lesson = N_("A switch or access point lets nothing else through until the station has shown "
               "who it is. On Wi-Fi the keys are agreed on here, in four messages."),
};

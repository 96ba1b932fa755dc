/* eap.c - Extensible Authentication Protocol, RFC 3748.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1            2            4        5
 *     +--------+------------+------------+--------+-------------------
 *     | code   | identifier | length     | type   | data of the method
 *     +--------+------------+------------+--------+-------------------
 *
 * Success and failure have neither type nor data.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  CODE, IDENTIFIER, LENGTH, METHOD, DESIRED, IDENTITY, NOTIFICATION, MD5_SIZE, MD5_VALUE,
  MD5_EXTRA, TLS_FLAGS, TLS_HAS_SIZE, TLS_MORE, TLS_START, TLS_FLAGS_VERSION, TLS_HAS_SIZE_V,
  TLS_MORE_V, TLS_START_V, TLS_VERSION, TLS_SIZE, SIM_SUBTYPE, SIM_RESERVED, SIM_ATTRIBUTE,
  SIM_TYPE, SIM_SIZE, SIM_VALUE, DATA,
};

enum { CODE_REQUEST = 1, CODE_RESPONSE };
enum
{
  METHOD_IDENTITY = 1, METHOD_NOTIFICATION, METHOD_NAK, METHOD_MD5, METHOD_TLS = 13,
  METHOD_SIM = 18, METHOD_TTLS = 21, METHOD_AKA = 23, METHOD_PEAP = 25, METHOD_FAST = 43,
  METHOD_AKA_PRIME = 50,
};

static const OctetName codes[] = {
  { 1, N_("Request") }, { 2, N_("Response") }, { 3, N_("Success") }, { 4, N_("Failure") },
};
static const OctetName methods[] = {
  { 1, N_("Identity") }, { 2, N_("Notification") }, { 3, N_("Other method wanted") },
  { 4, "MD5" }, { 5, N_("One-time password") }, { 6, N_("Token card") }, { 13, "TLS" },
  { 17, "LEAP" }, { 18, "SIM" }, { 21, "TTLS" }, { 23, "AKA" }, { 25, "PEAP" },
  { 26, "MS-CHAP-2" }, { 43, "FAST" }, { 47, "PSK" }, { 50, "AKA'" }, { 52, "PWD" },
};

#define LESSON_T \
  N_("How the TLS messages of this method are cut into packets.")

static const OctetField fields[] = {
  [CODE] = { "eap.code", N_("Code"), OCTET_FIELD_UINT, .bits = 8, .at = 0, .size = 1,
    OCTET_NAMED (codes),
    .lesson = N_("Whether the network asks, the station answers, or it is decided.") },
  [IDENTIFIER] = { "eap.id", N_("Identifier"), OCTET_FIELD_UINT, .bits = 8, .at = 1, .size = 1,
    .lesson = N_("An answer repeats the number of its question.") },
  [LENGTH] = { "eap.len", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .at = 2, .size = 2,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the packet, these four included.") },
  [METHOD] = { "eap.type", N_("Method"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (methods),
    .lesson = N_("How the station shows who it is.") },
  [DESIRED] = { "eap.desired_type", N_("Method wanted"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (methods),
    .lesson = N_("A method that the station would rather use; 0 means that there is none.") },
  [IDENTITY] = { "eap.identity", N_("Identity"), OCTET_FIELD_STRING,
    .lesson = N_("Who the station says it is. It crosses the air in the clear, so careful ones "
                 "say only their realm.") },
  [NOTIFICATION] = { "eap.notification", N_("Notification"), OCTET_FIELD_STRING,
    .lesson = N_("Words for the person.") },
  [MD5_SIZE] = { "eap.md5.value_size", N_("Value size"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the value, 16 for MD5.") },
  [MD5_VALUE] = { "eap.md5.value", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("The random challenge, or the answer computed from it and the password.") },
  [MD5_EXTRA] = { "eap.md5.extra_data", N_("Name"), OCTET_FIELD_BYTES,
    .lesson = N_("Who sends it.") },
  [TLS_FLAGS] = { "eap.tls.flags", N_("TLS flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = LESSON_T },
  [TLS_HAS_SIZE] = { "eap.tls.flags.len_included", N_("Length stands here"), OCTET_FIELD_BOOL,
    .bits = 8, .under = OCTET_UNDER (TLS_FLAGS), .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_T },
  [TLS_MORE] = { "eap.tls.flags.more_fragments", N_("More follows"), OCTET_FIELD_BOOL,
    .bits = 8, .under = OCTET_UNDER (TLS_FLAGS), .mask = 0x40, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_T },
  [TLS_START] = { "eap.tls.flags.start", N_("Start"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (TLS_FLAGS), .mask = 0x20, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_T },
  [TLS_FLAGS_VERSION] = { "eap.tls.flags", N_("TLS flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = LESSON_T },
  [TLS_HAS_SIZE_V] = { "eap.tls.flags.len_included", N_("Length stands here"), OCTET_FIELD_BOOL,
    .bits = 8, .under = OCTET_UNDER (TLS_FLAGS_VERSION), .mask = 0x80, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_T },
  [TLS_MORE_V] = { "eap.tls.flags.more_fragments", N_("More follows"), OCTET_FIELD_BOOL,
    .bits = 8, .under = OCTET_UNDER (TLS_FLAGS_VERSION), .mask = 0x40, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_T },
  [TLS_START_V] = { "eap.tls.flags.start", N_("Start"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (TLS_FLAGS_VERSION), .mask = 0x20, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_T },
  [TLS_VERSION] = { "eap.tls.flags.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (TLS_FLAGS_VERSION), .mask = 0x7,
    .lesson = N_("The edition of the method.") },
  [TLS_SIZE] = { "eap.tls.len", N_("TLS length"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the whole message before it was cut up.") },
  [SIM_SUBTYPE] = { "eap.sim.subtype", N_("Step"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which step of the method it is.") },
  [SIM_RESERVED] = { "eap.sim.reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Always zero.") },
  [SIM_ATTRIBUTE] = { "eap.sim.subtype.attribute", N_("Attribute"), OCTET_FIELD_LABEL,
    .lesson = N_("One piece of what the SIM card and the network tell each other.") },
  [SIM_TYPE] = { "eap.sim.subtype.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which attribute it is.") },
  [SIM_SIZE] = { "eap.sim.subtype.len", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Words of four octets, type and length included.") },
  [SIM_VALUE] = { "eap.sim.subtype.value", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("The attribute's content.") },
  [DATA] = { "eap.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("What the method says, in a way that Octet does not know.") },
};

enum { WEAK_METHOD };

static const OctetNote notes[] = {
  [WEAK_METHOD] = { "eap.mitm_attacks", OCTET_NOTE_WARNING, OCTET_GROUP_SECURITY,
    N_("Someone in the middle can take over this method; use one that has keys") },
};

static void
read_rest (OctetDissector *self,
           guint           field)
{
  gsize left = octet_reader_left (octet_dissector_rest (self));

  if (left > 0)
    octet_dissector_read_size (self, field, left);
}

static void
dissect_md5 (OctetDissector *self)
{
  gsize size = octet_dissector_read (self, MD5_SIZE);

  if (size > 0)
    octet_dissector_read_size (self, MD5_VALUE, size);
  read_rest (self, MD5_EXTRA);
}

/* RFC 5216, 3.1. The TLS records are pieces of a stream, which is not put together here. */
static void
dissect_tls (OctetDissector *self,
             gboolean        has_version)
{
  guint64 flags = octet_dissector_read (self, has_version ? TLS_FLAGS_VERSION : TLS_FLAGS);

  if ((flags & 0x80) != 0)
    octet_dissector_read (self, TLS_SIZE);
  octet_reader_skip (octet_dissector_rest (self),
                     octet_reader_left (octet_dissector_rest (self)));
}

/* RFC 4186, section 8: attributes, whose lengths count words of four octets. */
static void
dissect_sim (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  octet_dissector_read (self, SIM_SUBTYPE);
  octet_dissector_read (self, SIM_RESERVED);
  while (octet_reader_left (rest) > 0)
    {
      gsize size;

      octet_dissector_open (self, SIM_ATTRIBUTE);
      octet_dissector_read (self, SIM_TYPE);
      size = octet_dissector_read (self, SIM_SIZE) * 4;
      if (size < 4)
        octet_dissector_mark_malformed (self);
      else
        octet_dissector_read_size (self, SIM_VALUE, size - 2);
      octet_dissector_close (self);
    }
}

static void
dissect_method (OctetDissector *self,
                guint64         method)
{
  switch (method)
    {
    case METHOD_IDENTITY:
      read_rest (self, IDENTITY);
      break;
    case METHOD_NOTIFICATION:
      read_rest (self, NOTIFICATION);
      break;
    case METHOD_NAK:
      while (octet_reader_left (octet_dissector_rest (self)) > 0)
        octet_dissector_read (self, DESIRED);
      break;
    case METHOD_MD5:
      octet_dissector_note (self, WEAK_METHOD, METHOD);
      dissect_md5 (self);
      break;
    case METHOD_TLS:
      dissect_tls (self, FALSE);
      break;
    case METHOD_TTLS:
    case METHOD_PEAP:
    case METHOD_FAST:
      dissect_tls (self, TRUE);
      break;
    case METHOD_SIM:
      dissect_sim (self);
      break;
    default:
      read_rest (self, DATA);
      break;
    }
}

static void
eap_dissect (OctetDissector *self)
{
  guint64 code = octet_dissector_get_uint (self, CODE);
  const char *name = _(octet_name_find (codes, G_N_ELEMENTS (codes), code) ?: N_("Unknown code"));
  const char *method_name;
  guint64 method;

  octet_dissector_describe (self, ", %s", name);
  octet_dissector_summarize (self, "%s", name);
  octet_dissector_trim (self, octet_dissector_get_uint (self, LENGTH));
  if ((code != CODE_REQUEST && code != CODE_RESPONSE) ||
      octet_reader_left (octet_dissector_rest (self)) == 0)
    return;
  method = octet_dissector_read (self, METHOD);
  method_name = octet_name_find (methods, G_N_ELEMENTS (methods), method);
  octet_dissector_summarize_more (self, ", %s", method_name != NULL ? _(method_name)
                                                                    : _("unknown method"));
  dissect_method (self, method);
}

static const OctetCarrier carriers[] = {
  { "eapol.type", 0 }, { "radius.eap", 0 }, { "ppp.protocol", 0xc227 },
};

const OctetProtocol octet_protocol_eap = {
  .key = "eap",
  .name = N_("Extensible Authentication Protocol"),
  .short_name = "EAP",
  .reference = "RFC 3748",
  .level = OCTET_LEVEL_LINK,
  .row_from = 4,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = eap_dissect,
  .lesson = N_("Carries any method to show who one is: passwords, certificates, SIM cards. The "
               "switch in between need not understand them."),
};

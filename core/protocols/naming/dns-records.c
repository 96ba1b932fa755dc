/* dns-records.c - takes the data of DNS records apart, by a table of what each type holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 1035, 3.3 and 3.4; the RFCs of the later types stand beside their rows.
 * A record's data is a row of steps: names, numbers, counted texts, rest.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/naming/dns-message.h"

typedef enum
{
  END,
  FIX,           /* the field's own size */
  NAME,          /* a domain name */
  LONG_NAME,     /* a domain name, its text's length (the field before) worked out */
  NAMES,         /* domain names up to the end */
  COUNTED,       /* one octet of length, and that many octets (the next field) */
  COUNTED_ALL,   /* the same, up to the end */
  COUNTED_MAYBE, /* the same, where something is left */
  SIZED,         /* two octets of length, and that many octets (the next field) */
  EACH,          /* the field again and again up to the end */
  FIX_OCTETS,    /* eight octets */
  SECONDS,       /* four octets: seconds since 1970 */
  LONG_SECONDS,  /* six octets: seconds since 1970 */
  KEY_ID,        /* worked out from the record's data */
  HASH,          /* one octet of length, and a hash written in base 32 (the next field) */
  BITMAP,        /* which types there are: RFC 4034, 4.1.2 */
  OLD_BITMAP,    /* which types there are: RFC 2535, 5.2 */
  BASE64,        /* the rest, written in base 64 */
  REST,          /* the rest */
  CUSTOM,        /* a function of its own */
  SAY = 1 << 7,  /* it is what the list shows of the record */
} How;

typedef struct
{
  guint8  how;
  guint16 field;
} Step;

typedef struct
{
  guint16 type;
  void  (*custom) (DnsMessage *self);
  Step    steps[10];
} Schema;

/* The fields' own kinds say how a value reads in the list. */
static void
say_fix (DnsMessage *self,
         guint       field,
         guint64     number,
         gsize       at)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector) + at;
  g_autoptr (GString) text = NULL;

  if (self->said == NULL || !octet_dissector_ok (self->dissector))
    return;
  text = g_string_new (NULL);
  if (dns_fields[field].kind == OCTET_FIELD_IPV4)
    octet_bytes_format_ipv4 (bytes, text);
  else if (dns_fields[field].kind == OCTET_FIELD_IPV6)
    octet_bytes_format_ipv6 (bytes, text);
  else if (dns_fields[field].kind == OCTET_FIELD_MAC)
    octet_bytes_format_mac (bytes, 6, text);
  else
    g_string_append_printf (text, "%" G_GUINT64_FORMAT, number);
  dns_message_say (self, text->str);
}

static guint64
read_fix (DnsMessage *self,
          guint       field,
          gboolean    say)
{
  gsize at = octet_dissector_get_position (self->dissector);
  guint64 number;

  if (!dns_message_has_room (self, octet_field_get_wire_size (&dns_fields[field])))
    return 0;
  number = octet_dissector_read (self->dissector, field);
  if (say)
    say_fix (self, field, number, at);
  return number;
}

static void
read_size (DnsMessage *self,
           guint       field,
           gsize       size)
{
  if (dns_message_has_room (self, size))
    octet_dissector_read_size (self->dissector, field, size);
}

static void
read_rest (DnsMessage *self,
           guint       field)
{
  gsize size = dns_message_get_room (self);

  if (size > 0)
    octet_dissector_read_size (self->dissector, field, size);
}

/* A length, and what it measures: the fields stand side by side in the table. */
static void
read_counted (DnsMessage *self,
              guint       length)
{
  gsize size = read_fix (self, length, FALSE);

  read_size (self, length + 1, size);
}

static void
read_seconds (DnsMessage *self,
              guint       field,
              gsize       size)
{
  gsize at = octet_dissector_get_position (self->dissector);
  guint64 seconds;

  if (!dns_message_has_room (self, size))
    return;
  seconds = octet_reader_be (octet_dissector_rest (self->dissector), size);
  seconds = MIN (seconds, (guint64) G_MAXINT64 / 1000000000);
  octet_dissector_add_time (self->dissector, field, (gint64) seconds * 1000000000, at, size);
}

/* RFC 4034, appendix B. */
static void
add_key_id (DnsMessage *self,
            guint       field)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector);
  gsize captured = octet_dissector_get_captured (self->dissector);
  gsize size = self->data_end - self->data_start;
  guint32 sum = 0;

  if (!octet_dissector_wants (self->dissector, OCTET_WANTS_FIELDS))
    return;
  if (size < 8 || self->data_end > captured)
    {
      octet_dissector_note_here (self->dissector, DNS_KEY_TOO_SHORT);
      return;
    }
  bytes += self->data_start;
  if (bytes[3] == 1)
    sum = octet_bytes_be16 (bytes + size - 3);
  else
    {
      for (gsize i = 0; i < size; i++)
        sum += (i & 1) != 0 ? bytes[i] : (guint32) bytes[i] << 8;
      sum += sum >> 16 & 0xffff;
    }
  octet_dissector_add_uint (self->dissector, field, sum & 0xffff,
                            octet_dissector_get_position (self->dissector), 0);
}

/* RFC 4648, 7: base 32 in the alphabet that keeps the order. */
static void
read_hash (DnsMessage *self,
           guint       length)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuv";
  gsize size = read_fix (self, length, FALSE);
  gsize at = octet_dissector_get_position (self->dissector);
  g_autoptr (GString) text = NULL;
  const guint8 *bytes;
  guint32 bits = 0;
  guint n_bits = 0;

  if (!dns_message_has_room (self, size))
    return;
  bytes = octet_reader_take (octet_dissector_rest (self->dissector), size);
  if (bytes == NULL || !octet_dissector_wants (self->dissector, OCTET_WANTS_FIELDS))
    return;
  text = g_string_new (NULL);
  for (gsize i = 0; i < size; i++)
    {
      bits = (bits << 8 | bytes[i]) & 0xffff;
      for (n_bits += 8; n_bits >= 5; n_bits -= 5)
        g_string_append_c (text, digits[bits >> (n_bits - 5) & 31]);
    }
  if (n_bits > 0)
    g_string_append_c (text, digits[bits << (5 - n_bits) & 31]);
  octet_dissector_add_text (self->dissector, length + 1, text->str, at, size);
}

static void
add_types (DnsMessage   *self,
           const guint8 *bits,
           gsize         size,
           guint         first)
{
  gsize at = octet_dissector_get_position (self->dissector) - size;

  for (gsize i = 0; i < 8 * size; i++)
    if ((bits[i / 8] << (i % 8) & 0x80) != 0)
      octet_dissector_add_uint (self->dissector, DNS_MAP_TYPE, first + i, at + i / 8, 1);
}

static void
read_bitmap (DnsMessage *self)
{
  OctetReader *rest = octet_dissector_rest (self->dissector);

  while (dns_message_get_room (self) > 0 && dns_message_has_room (self, 2))
    {
      guint window = octet_reader_u8 (rest);
      gsize size = octet_reader_u8 (rest);
      const guint8 *bits;

      if (!dns_message_has_room (self, size))
        return;
      bits = octet_reader_take (rest, size);
      if (bits == NULL)
        return;
      add_types (self, bits, size, window << 8);
    }
}

static void
read_old_bitmap (DnsMessage *self)
{
  gsize size = dns_message_get_room (self);
  const guint8 *bits = octet_reader_take (octet_dissector_rest (self->dissector), size);

  /* RFC 2535, 5.2: there are types up to 127 in it; more is another format. */
  if (bits != NULL)
    add_types (self, bits, MIN (size, 16), 0);
}

static void
read_base64 (DnsMessage *self,
             guint       field)
{
  gsize at = octet_dissector_get_position (self->dissector);
  gsize size = dns_message_get_room (self);
  const guint8 *bytes = octet_reader_take (octet_dissector_rest (self->dissector), size);
  g_autofree char *text = NULL;

  if (bytes == NULL || !octet_dissector_wants (self->dissector, OCTET_WANTS_FIELDS))
    return;
  text = g_base64_encode (bytes, size);
  octet_dissector_add_text (self->dissector, field, text, at, size);
}

static void
read_name (DnsMessage *self,
           guint       field,
           gboolean    say)
{
  if (dns_message_read_name (self, field) && say)
    dns_message_say (self, self->name.text);
}

static void
read_long_name (DnsMessage *self,
                guint       length)
{
  gsize at = octet_dissector_get_position (self->dissector);

  if (self->wants_names && dns_message_peek_name (self))
    octet_dissector_add_uint (self->dissector, length, self->name.length, at, 0);
  read_name (self, length + 1, FALSE);
}

/* RFC 1876: all versions but the first are unknown. */
static void
read_location (DnsMessage *self)
{
  if (read_fix (self, DNS_LOC_VERSION, FALSE) != 0)
    {
      read_rest (self, DNS_LOC_UNKNOWN);
      return;
    }
  for (guint i = DNS_LOC_SIZE; i <= DNS_LOC_ALTITUDE; i++)
    read_fix (self, i, FALSE);
}

/* RFC 2874: the last octets of an address, and where its first ones are found. */
static void
read_a6 (DnsMessage *self)
{
  gsize prefix = read_fix (self, DNS_A6_PREFIX_LENGTH, FALSE);
  gsize size = prefix <= 128 ? 16 - prefix / 8 : 0;
  gsize at = octet_dissector_get_position (self->dissector);
  guint8 address[16] = { 0 };
  const guint8 *bytes;

  if (!dns_message_has_room (self, size))
    return;
  bytes = octet_reader_take (octet_dissector_rest (self->dissector), size);
  if (bytes == NULL)
    return;
  memcpy (address + 16 - size, bytes, size);
  octet_dissector_add_bytes (self->dissector, DNS_A6_SUFFIX, address, sizeof address, at, size);
  if (prefix > 0)
    read_name (self, DNS_A6_PREFIX_NAME, FALSE);
}

/* RFC 3123, 4: zeros at the end of an address are left out. */
static void
read_prefixes (DnsMessage *self)
{
  while (dns_message_get_room (self) > 0)
    {
      guint family = (guint) read_fix (self, DNS_APL_FAMILY, FALSE);
      gsize at, size;
      guint8 address[16] = { 0 };
      const guint8 *bytes;

      read_fix (self, DNS_APL_PREFIX, FALSE);
      if (!dns_message_has_room (self, 1))
        return;
      at = octet_dissector_get_position (self->dissector);
      octet_dissector_add (self->dissector, DNS_APL_NEGATION, at, 1);
      size = octet_dissector_read (self->dissector, DNS_APL_LENGTH);
      if (!dns_message_has_room (self, size))
        return;
      bytes = octet_reader_take (octet_dissector_rest (self->dissector), size);
      if (bytes == NULL)
        return;
      memcpy (address, bytes, MIN (size, sizeof address));
      if (family == 1 && size <= 4)
        octet_dissector_add_bytes (self->dissector, DNS_APL_IPV4, address, 4, at + 1, size);
      else if (family == 2 && size <= 16)
        octet_dissector_add_bytes (self->dissector, DNS_APL_IPV6, address, 16, at + 1, size);
      else
        octet_dissector_add (self->dissector, DNS_APL_DATA, at + 1, size);
    }
}

/* RFC 4025, 2.1. */
static void
read_ipsec_key (DnsMessage *self)
{
  guint type;

  read_fix (self, DNS_IPSECKEY_PRECEDENCE, FALSE);
  type = (guint) read_fix (self, DNS_IPSECKEY_TYPE, FALSE);
  read_fix (self, DNS_IPSECKEY_ALGORITHM, FALSE);
  if (type == 1)
    read_fix (self, DNS_IPSECKEY_IPV4, FALSE);
  else if (type == 2)
    read_fix (self, DNS_IPSECKEY_IPV6, FALSE);
  else if (type == 3)
    read_name (self, DNS_IPSECKEY_NAME, FALSE);
  read_rest (self, DNS_IPSECKEY_KEY);
}

/* RFC 8005, 5. */
static void
read_host_identity (DnsMessage *self)
{
  gsize tag_size = read_fix (self, DNS_HIP_HIT_LENGTH, FALSE);
  gsize key_size;

  read_fix (self, DNS_HIP_ALGORITHM, FALSE);
  key_size = read_fix (self, DNS_HIP_KEY_LENGTH, FALSE);
  read_size (self, DNS_HIP_HIT, tag_size);
  read_size (self, DNS_HIP_KEY, key_size);
  while (dns_message_get_room (self) > 0)
    read_name (self, DNS_HIP_SERVER, FALSE);
}

/* RFC 8659, 4.1. The tag and the value make one node, named by the tag. */
static void
read_authorization (DnsMessage *self)
{
  gsize at, tag_size, size;
  const guint8 *bytes;
  guint field = DNS_CAA_UNKNOWN;
  g_autofree char *value = NULL;

  read_fix (self, DNS_CAA_FLAGS, FALSE);
  at = octet_dissector_get_position (self->dissector);
  size = dns_message_get_room (self);
  bytes = octet_reader_take (octet_dissector_rest (self->dissector), size);
  if (bytes == NULL || size == 0)
    return;
  tag_size = bytes[0];
  if (tag_size + 1 > size)
    {
      octet_dissector_note_here (self->dissector, DNS_BAD_DATA_LENGTH);
      return;
    }
  if (!octet_dissector_wants (self->dissector, OCTET_WANTS_FIELDS))
    return;
  for (guint i = DNS_CAA_ISSUE; i <= DNS_CAA_IODEF; i++)
    if (strlen (dns_fields[i].key + 8) == tag_size &&
        memcmp (dns_fields[i].key + 8, bytes + 1, tag_size) == 0)
      field = i;
  octet_dissector_add_bytes (self->dissector, field, bytes + 1 + tag_size, size - 1 - tag_size,
                             at, size);
  octet_dissector_enter (self->dissector);
  octet_dissector_add (self->dissector, DNS_CAA_TAG_LENGTH, at, 1);
  octet_dissector_add (self->dissector, DNS_CAA_TAG, at + 1, tag_size);
  octet_dissector_add (self->dissector, DNS_CAA_VALUE, at + 1 + tag_size, size - 1 - tag_size);
  octet_dissector_close (self->dissector);
}

/* draft-bellis-dnsop-xpf: the address of the client behind a proxy. */
static void
read_forwarded (DnsMessage *self)
{
  gsize at = octet_dissector_get_position (self->dissector);
  guint version;

  if (!dns_message_has_room (self, 1))
    return;
  version = octet_reader_u8 (octet_dissector_rest (self->dissector)) & 15u;
  octet_dissector_add_uint (self->dissector, DNS_XPF_VERSION, version, at, 1);
  read_fix (self, DNS_XPF_PROTOCOL, FALSE);
  if (version == 4 || version == 6)
    {
      read_fix (self, version == 4 ? DNS_XPF_SOURCE4 : DNS_XPF_SOURCE6, FALSE);
      read_fix (self, version == 4 ? DNS_XPF_DESTINATION4 : DNS_XPF_DESTINATION6, FALSE);
    }
  read_fix (self, DNS_XPF_SOURCE_PORT, FALSE);
  read_fix (self, DNS_XPF_DESTINATION_PORT, FALSE);
}

#define KEY_STEPS(name) { FIX, name##_FLAGS }, { FIX, name##_PROTOCOL }, \
    { FIX, name##_ALGORITHM }, { KEY_ID, name##_ID }, { REST, name##_PUBLIC }
#define DS_STEPS { FIX, DNS_DS_KEY_ID }, { FIX, DNS_DS_ALGORITHM }, \
    { FIX, DNS_DS_DIGEST_TYPE }, { REST, DNS_DS_DIGEST }
#define SIGNATURE_STEPS { FIX, DNS_RRSIG_COVERED }, { FIX, DNS_RRSIG_ALGORITHM }, \
    { FIX, DNS_RRSIG_LABELS }, { FIX, DNS_RRSIG_TTL }, { SECONDS, DNS_RRSIG_EXPIRATION }, \
    { SECONDS, DNS_RRSIG_INCEPTION }, { FIX, DNS_RRSIG_KEY_TAG }, { NAME, DNS_RRSIG_SIGNER }, \
    { REST, DNS_RRSIG_SIGNATURE }
#define TLSA_STEPS { FIX, DNS_TLSA_USAGE }, { FIX, DNS_TLSA_SELECTOR }, \
    { FIX, DNS_TLSA_MATCHING }, { REST, DNS_TLSA_DATA }

/* clang-format off */
/* Sorted by type. */
static const Schema schemas[] = {
  { 1, NULL, { { FIX | SAY, DNS_A } } },
  { 2, NULL, { { NAME | SAY, DNS_NS } } },
  { 3, NULL, { { NAME | SAY, DNS_MD } } },
  { 4, NULL, { { NAME | SAY, DNS_MF } } },
  { 5, NULL, { { NAME | SAY, DNS_CNAME } } },
  { 6, NULL, { { NAME | SAY, DNS_SOA_MNAME }, { NAME, DNS_SOA_RNAME }, { FIX, DNS_SOA_SERIAL },
               { FIX, DNS_SOA_REFRESH }, { FIX, DNS_SOA_RETRY }, { FIX, DNS_SOA_EXPIRE },
               { FIX, DNS_SOA_MINIMUM } } },
  { 7, NULL, { { NAME | SAY, DNS_MB } } },
  { 8, NULL, { { NAME | SAY, DNS_MG } } },
  { 9, NULL, { { NAME | SAY, DNS_MR } } },
  { 10, NULL, { { REST, DNS_NULL } } },
  { 11, NULL, { { FIX | SAY, DNS_WKS_ADDRESS }, { FIX, DNS_WKS_PROTOCOL },
                { EACH, DNS_WKS_BITS } } },
  { 12, NULL, { { NAME | SAY, DNS_PTR } } },
  { 13, NULL, { { COUNTED, DNS_HINFO_CPU_LENGTH }, { COUNTED, DNS_HINFO_OS_LENGTH } } },
  { 14, NULL, { { NAME | SAY, DNS_MINFO_R }, { NAME, DNS_MINFO_E } } },
  { 15, NULL, { { FIX | SAY, DNS_MX_PREFERENCE }, { NAME | SAY, DNS_MX_EXCHANGE } } },
  { 16, NULL, { { COUNTED_ALL, DNS_TXT_LENGTH } } },
  { 17, NULL, { { NAME | SAY, DNS_RP_MAILBOX }, { NAME, DNS_RP_TXT } } }, /* RFC 1183 to 21 */
  { 18, NULL, { { FIX, DNS_AFSDB_SUBTYPE }, { NAME | SAY, DNS_AFSDB_HOST } } },
  { 19, NULL, { { COUNTED, DNS_X25_LENGTH } } },
  { 20, NULL, { { COUNTED, DNS_ISDN_LENGTH }, { COUNTED_MAYBE, DNS_ISDN_SUB_LENGTH } } },
  { 21, NULL, { { FIX, DNS_RT_PREFERENCE }, { NAME | SAY, DNS_RT_HOST } } },
  { 22, NULL, { { REST, DNS_NSAP } } }, /* RFC 1706 */
  { 23, NULL, { { NAME | SAY, DNS_NSAP_PTR } } },
  { 24, NULL, { SIGNATURE_STEPS } }, /* RFC 2535 */
  { 25, NULL, { KEY_STEPS (DNS_KEY) } },
  { 26, NULL, { { FIX, DNS_PX_PREFERENCE }, { NAME, DNS_PX_MAP822 },
                { NAME, DNS_PX_MAP400 } } }, /* RFC 2163 */
  { 27, NULL, { { COUNTED, DNS_GPOS_LONGITUDE_LENGTH }, { COUNTED, DNS_GPOS_LATITUDE_LENGTH },
                { COUNTED, DNS_GPOS_ALTITUDE_LENGTH } } }, /* RFC 1712 */
  { 28, NULL, { { FIX | SAY, DNS_AAAA } } }, /* RFC 3596 */
  { 29, read_location, { { CUSTOM, 0 } } },
  { 30, NULL, { { NAME | SAY, DNS_NXT_NEXT }, { OLD_BITMAP, 0 } } }, /* RFC 2535 */
  { 33, NULL, { { FIX | SAY, DNS_SRV_PRIORITY }, { FIX | SAY, DNS_SRV_WEIGHT },
                { FIX | SAY, DNS_SRV_PORT }, { NAME | SAY, DNS_SRV_TARGET } } }, /* RFC 2782 */
  { 35, NULL, { { FIX | SAY, DNS_NAPTR_ORDER }, { FIX | SAY, DNS_NAPTR_PREFERENCE },
                { COUNTED, DNS_NAPTR_FLAGS_LENGTH }, { COUNTED, DNS_NAPTR_SERVICE_LENGTH },
                { COUNTED, DNS_NAPTR_REGEX_LENGTH },
                { LONG_NAME, DNS_NAPTR_REPLACEMENT_LENGTH } } }, /* RFC 3403 */
  { 36, NULL, { { FIX, DNS_KX_PREFERENCE }, { NAME | SAY, DNS_KX_EXCHANGE } } }, /* RFC 2230 */
  { 37, NULL, { { FIX, DNS_CERT_TYPE }, { FIX, DNS_CERT_KEY_TAG }, { FIX, DNS_CERT_ALGORITHM },
                { REST, DNS_CERT_DATA } } }, /* RFC 4398 */
  { 38, read_a6, { { CUSTOM, 0 } } },
  { 39, NULL, { { NAME | SAY, DNS_DNAME } } }, /* RFC 6672 */
  { 41, dns_options_dissect, { { CUSTOM, 0 } } },
  { 42, read_prefixes, { { CUSTOM, 0 } } },
  { 43, NULL, { DS_STEPS } }, /* RFC 4034 to 48 */
  { 44, NULL, { { FIX, DNS_SSHFP_ALGORITHM }, { FIX, DNS_SSHFP_TYPE },
                { REST, DNS_SSHFP_FINGERPRINT } } }, /* RFC 4255 */
  { 45, read_ipsec_key, { { CUSTOM, 0 } } },
  { 46, NULL, { SIGNATURE_STEPS } },
  { 47, NULL, { { NAME | SAY, DNS_NSEC_NEXT }, { BITMAP, 0 } } },
  { 48, NULL, { KEY_STEPS (DNS_DNSKEY) } },
  { 49, NULL, { { REST, DNS_DHCID } } }, /* RFC 4701 */
  { 50, NULL, { { FIX, DNS_NSEC3_ALGORITHM }, { FIX, DNS_NSEC3_FLAGS },
                { FIX, DNS_NSEC3_ITERATIONS }, { COUNTED, DNS_NSEC3_SALT_LENGTH },
                { HASH, DNS_NSEC3_HASH_LENGTH }, { BITMAP, 0 } } }, /* RFC 5155 */
  { 51, NULL, { { FIX, DNS_NSEC3_ALGORITHM }, { FIX, DNS_NSEC3PARAM_FLAGS },
                { FIX, DNS_NSEC3_ITERATIONS }, { COUNTED, DNS_NSEC3_SALT_LENGTH } } },
  { 52, NULL, { TLSA_STEPS } }, /* RFC 6698 */
  { 53, NULL, { TLSA_STEPS } }, /* RFC 8162 */
  { 55, read_host_identity, { { CUSTOM, 0 } } },
  { 59, NULL, { DS_STEPS } }, /* RFC 7344 */
  { 60, NULL, { KEY_STEPS (DNS_DNSKEY) } },
  { 61, NULL, { { BASE64, DNS_OPENPGPKEY } } }, /* RFC 7929 */
  { 62, NULL, { { FIX, DNS_CSYNC_SOA }, { FIX, DNS_CSYNC_FLAGS }, { BITMAP, 0 } } }, /* RFC 7477 */
  { 63, NULL, { { FIX, DNS_ZONEMD_SERIAL }, { FIX, DNS_ZONEMD_SCHEME },
                { FIX, DNS_ZONEMD_ALGORITHM }, { REST, DNS_ZONEMD_DIGEST } } }, /* RFC 8976 */
  { 64, dns_service_dissect, { { CUSTOM, 0 } } }, /* RFC 9460 */
  { 65, dns_service_dissect, { { CUSTOM, 0 } } },
  { 99, NULL, { { COUNTED_ALL, DNS_SPF_LENGTH } } }, /* RFC 7208 */
  { 104, NULL, { { FIX, DNS_NID_PREFERENCE }, { FIX_OCTETS, DNS_NID } } }, /* RFC 6742 to 107 */
  { 105, NULL, { { FIX, DNS_L32_PREFERENCE }, { FIX | SAY, DNS_L32 } } },
  { 106, NULL, { { FIX, DNS_L64_PREFERENCE }, { FIX_OCTETS, DNS_L64 } } },
  { 107, NULL, { { FIX, DNS_LP_PREFERENCE }, { NAME | SAY, DNS_LP } } },
  { 108, NULL, { { FIX | SAY, DNS_EUI48 } } }, /* RFC 7043 */
  { 109, NULL, { { FIX, DNS_EUI64 } } },
  { 249, NULL, { { NAME, DNS_TKEY_ALGORITHM }, { SECONDS, DNS_TKEY_INCEPTION },
                 { SECONDS, DNS_TKEY_EXPIRATION }, { FIX, DNS_TKEY_MODE },
                 { FIX, DNS_TKEY_ERROR }, { SIZED, DNS_TKEY_KEY_SIZE },
                 { SIZED, DNS_TKEY_OTHER_SIZE } } }, /* RFC 2930 */
  { 250, NULL, { { NAME, DNS_TSIG_ALGORITHM }, { LONG_SECONDS, DNS_TSIG_TIME },
                 { FIX, DNS_TSIG_FUDGE }, { SIZED, DNS_TSIG_MAC_SIZE }, { FIX, DNS_TSIG_ID },
                 { FIX, DNS_TSIG_ERROR }, { SIZED, DNS_TSIG_OTHER_SIZE } } }, /* RFC 8945 */
  { 257, read_authorization, { { CUSTOM, 0 } } },
  { 32768, NULL, { DS_STEPS } },
  { 32769, NULL, { DS_STEPS } }, /* RFC 4431 */
  { 65281, NULL, { { FIX, DNS_WINS_LOCAL }, { FIX, DNS_WINS_LOOKUP }, { FIX, DNS_WINS_CACHE },
                   { FIX, DNS_WINS_SERVERS }, { EACH | SAY, DNS_WINS_SERVER } } },
  { 65282, NULL, { { FIX, DNS_WINSR_LOCAL }, { FIX, DNS_WINSR_LOOKUP }, { FIX, DNS_WINSR_CACHE },
                   { NAME | SAY, DNS_WINSR_DOMAIN } } },
  { 65422, read_forwarded, { { CUSTOM, 0 } } },
};
/* clang-format on */

static void
run_again (DnsMessage *self,
           How         how,
           guint       field,
           gboolean    say)
{
  while (dns_message_get_room (self) > 0)
    {
      if (how == NAMES)
        read_name (self, field, say);
      else if (how == COUNTED_ALL)
        read_counted (self, field);
      else
        read_fix (self, field, say);
    }
}

static void
run_step (DnsMessage   *self,
          const Schema *schema,
          How           how,
          guint         field,
          gboolean      say)
{
  switch (how)
    {
    case FIX:
      read_fix (self, field, say);
      break;
    case NAME:
      read_name (self, field, say);
      break;
    case LONG_NAME:
      read_long_name (self, field);
      break;
    case COUNTED_MAYBE:
      if (dns_message_get_room (self) > 0)
        read_counted (self, field);
      break;
    case COUNTED:
      read_counted (self, field);
      break;
    case NAMES:
    case COUNTED_ALL:
    case EACH:
      run_again (self, how, field, say);
      break;
    case SIZED:
      {
        gsize size = read_fix (self, field, FALSE);

        if (size > 0)
          read_size (self, field + 1, size);
        break;
      }
    case FIX_OCTETS:
      read_size (self, field, 8);
      break;
    case SECONDS:
      read_seconds (self, field, 4);
      break;
    case LONG_SECONDS:
      read_seconds (self, field, 6);
      break;
    case KEY_ID:
      add_key_id (self, field);
      break;
    case HASH:
      read_hash (self, field);
      break;
    case BITMAP:
      read_bitmap (self);
      break;
    case OLD_BITMAP:
      read_old_bitmap (self);
      break;
    case BASE64:
      read_base64 (self, field);
      break;
    case REST:
      read_rest (self, field);
      break;
    case CUSTOM:
      schema->custom (self);
      break;
    case END:
    case SAY:
    default:
      break;
    }
}

/**
 * dns_record_dissect: (skip)
 * @self: a message whose cursor stands at a record's data
 * @type: the record's type
 *
 * Takes the data apart and leaves the cursor at its end.
 */
void
dns_record_dissect (DnsMessage *self,
                    guint       type)
{
  const Schema *schema = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (schemas) && schemas[i].type <= type; i++)
    if (schemas[i].type == type)
      schema = &schemas[i];
  if (schema == NULL)
    {
      if (dns_message_get_room (self) > 0)
        octet_dissector_note_here (self->dissector, DNS_UNDECODED);
      read_rest (self, DNS_DATA);
      return;
    }
  for (const Step *step = schema->steps;
       step < schema->steps + G_N_ELEMENTS (schema->steps) && step->how != END; step++)
    {
      if (self->is_bad || !octet_dissector_ok (self->dissector))
        break;
      run_step (self, schema, (How) (step->how & ~SAY), step->field, (step->how & SAY) != 0);
    }
  if (type == 250)
    octet_dissector_note (self->dissector, DNS_TSIG_NO_ALGORITHM, DNS_TSIG_MAC);
}

/* tcp-options.c - the options of a TCP header, each as a small tree of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +------+--------+---------
 *     | kind | length | value …      kinds 0 and 1 are one octet long
 *     +------+--------+---------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/transport/tcp-private.h"

/* One option: its first octet in the layer, its size, and the segment around it. */
typedef struct
{
  const TcpSegment *segment;
  const guint8     *data;
  gsize             at;
  gsize             size;
} Option;

static void
add_mss (OctetDissector *self,
         const Option   *option)
{
  octet_dissector_label (self, _("Maximum segment size: %u bytes"),
                         octet_bytes_be16 (option->data + 2));
  if ((option->segment->flags & 2) == 0)
    octet_dissector_note_here (self, TCP_NOTE_MSS_PRESENT);
  octet_dissector_add (self, TCP_MSS_VALUE, option->at + 2, 2);
}

static void
add_window_scale (OctetDissector *self,
                  const Option   *option)
{
  guint shift = option->data[2];

  octet_dissector_label (self, _("Window scale: %u (multiply by %u)"), shift,
                         1u << MIN (shift, 14));
  octet_dissector_add (self, TCP_WSCALE_SHIFT, option->at + 2, 1);
  if (shift > 14)
    octet_dissector_note (self, TCP_NOTE_WSCALE_SHIFT, TCP_WSCALE_SHIFT);
  octet_dissector_add_uint (self, TCP_WSCALE_MULTIPLIER, 1u << MIN (shift, 14), option->at + 2, 1);
}

/* RFC 2883, 4: the first block tells of a duplicate where it lies below the
 * acknowledgment number or inside the second block. */
static gboolean
is_duplicate (const Option *option,
              guint         n_blocks)
{
  guint32 left = octet_bytes_be32 (option->data + 2);
  guint32 right = octet_bytes_be32 (option->data + 6);

  if ((gint32) (left - option->segment->ack) < 0)
    return TRUE;
  return n_blocks > 1 && (gint32) (left - octet_bytes_be32 (option->data + 10)) >= 0 &&
         (gint32) (right - octet_bytes_be32 (option->data + 14)) <= 0;
}

static void
add_sack (OctetDissector *self,
          const Option   *option)
{
  guint32 base = option->segment->ack_base;
  guint n_blocks = (guint) (option->size - 2) / 8;
  gsize at = option->at + 2;

  for (guint i = 0; i < n_blocks; i++)
    {
      const guint8 *block = option->data + 2 + 8 * i;

      octet_dissector_add_uint (self, TCP_SACK_LEFT, octet_bytes_be32 (block) - base,
                                at + 8 * i, 4);
      octet_dissector_add_uint (self, TCP_SACK_RIGHT, octet_bytes_be32 (block + 4) - base,
                                at + 8 * i + 4, 4);
    }
  octet_dissector_add_uint (self, TCP_SACK_COUNT, n_blocks, option->at, 0);
  if (n_blocks == 0 || !is_duplicate (option, n_blocks))
    return;
  octet_dissector_add_uint (self, TCP_DSACK_LEFT, octet_bytes_be32 (option->data + 2) - base,
                            at, 4);
  octet_dissector_add_uint (self, TCP_DSACK_RIGHT, octet_bytes_be32 (option->data + 6) - base,
                            at + 4, 4);
  octet_dissector_note_here (self, TCP_NOTE_DSACK);
}

static void
add_timestamp (OctetDissector *self,
               const Option   *option)
{
  octet_dissector_label (self, _("Timestamps: value %u, echo %u"),
                         octet_bytes_be32 (option->data + 2), octet_bytes_be32 (option->data + 6));
  octet_dissector_add (self, TCP_TIMESTAMP_VALUE, option->at + 2, 4);
  octet_dissector_add (self, TCP_TIMESTAMP_ECHO, option->at + 6, 4);
}

static void
add_echo (OctetDissector *self,
          const Option   *option)
{
  octet_dissector_add (self, TCP_ECHO_VALUE, option->at + 2, 4);
}

static void
add_count (OctetDissector *self,
           const Option   *option)
{
  octet_dissector_add (self, TCP_CC_VALUE, option->at + 2, 4);
}

static void
add_digest (OctetDissector *self,
            const Option   *option)
{
  octet_dissector_add (self, TCP_MD5_DIGEST, option->at + 2, option->size - 2);
}

static void
add_authentication (OctetDissector *self,
                    const Option   *option)
{
  octet_dissector_add (self, TCP_AO_KEY_ID, option->at + 2, 1);
  octet_dissector_add (self, TCP_AO_NEXT_KEY_ID, option->at + 3, 1);
  if (option->size > 4)
    octet_dissector_add (self, TCP_AO_MAC, option->at + 4, option->size - 4);
}

static void
add_quick_start (OctetDissector *self,
                 const Option   *option)
{
  octet_dissector_add (self, TCP_QS_RATE, option->at + 2, 1);
  octet_dissector_add (self, TCP_QS_TTL_DIFF, option->at + 3, 1);
}

static void
add_user_timeout (OctetDissector *self,
                  const Option   *option)
{
  octet_dissector_add (self, TCP_USER_TIMEOUT_GRANULARITY, option->at + 2, 2);
  octet_dissector_add (self, TCP_USER_TIMEOUT_VALUE, option->at + 2, 2);
}

static void
add_fast_open_at (OctetDissector *self,
                  const Option   *option,
                  gsize           skip)
{
  if (option->size == skip)
    {
      octet_dissector_add (self, TCP_TFO_REQUEST, option->at + skip, 0);
      return;
    }
  octet_dissector_add (self, TCP_TFO_COOKIE, option->at + skip, option->size - skip);
  if ((option->segment->flags & 0x12) == 0x02)
    octet_dissector_note (self, TCP_NOTE_TFO_SYN, TCP_TFO_COOKIE);
}

static void
add_fast_open (OctetDissector *self,
               const Option   *option)
{
  add_fast_open_at (self, option, 2);
}

/* draft-ietf-tcpm-accurate-ecn: up to three counters of 24 bits, whose order
 * the kind tells. */
static void
add_counters (OctetDissector *self,
              const Option   *option,
              gsize           skip,
              gboolean        reversed)
{
  static const guint orders[2][3] = {
    { TCP_ACC_ECN_EE0B, TCP_ACC_ECN_ECEB, TCP_ACC_ECN_EE1B },
    { TCP_ACC_ECN_EE1B, TCP_ACC_ECN_ECEB, TCP_ACC_ECN_EE0B },
  };

  for (gsize i = 0; i < 3 && skip + 3 * (i + 1) <= option->size; i++)
    octet_dissector_add (self, orders[reversed ? 1 : 0][i], option->at + skip + 3 * i, 3);
}

static void
add_accurate_ecn (OctetDissector *self,
                  const Option   *option)
{
  add_counters (self, option, 2, option->data[0] == 174);
}

static void
add_capabilities (OctetDissector *self,
                  const Option   *option)
{
  gsize at = option->at;

  if (option->size < 4)
    return;
  if (option->size == 4)
    {
      octet_dissector_add (self, TCP_SCPS_VECTOR, at + 2, 1);
      octet_dissector_add (self, TCP_SCPS_CONNECTION, at + 3, 1);
      return;
    }
  octet_dissector_add (self, TCP_SCPS_BINDING_ID, at + 2, 1);
  octet_dissector_add (self, TCP_SCPS_BINDING_LEN, at + 3, 1);
  octet_dissector_add (self, TCP_SCPS_BINDING_DATA, at + 4, option->size - 4);
}

static void
add_snack (OctetDissector *self,
           const Option   *option)
{
  octet_dissector_add (self, TCP_SNACK_OFFSET, option->at + 2, 2);
  octet_dissector_add (self, TCP_SNACK_SIZE, option->at + 4, 2);
}

/* RFC 6994: the experiment's number, then what it likes. */
static void
add_experiment (OctetDissector *self,
                const Option   *option)
{
  guint16 experiment = octet_bytes_be16 (option->data + 2);

  octet_dissector_add (self, TCP_EXPERIMENT_ID, option->at + 2, 2);
  if (experiment == 0xf989)
    add_fast_open_at (self, option, 4);
  else if (experiment == 0xacc0 || experiment == 0xacc1)
    add_counters (self, option, 4, experiment == 0xacc1);
  else if (experiment == 0x00ac && option->size == 5)
    {
      octet_dissector_add (self, TCP_TARR_RATE, option->at + 4, 1);
      octet_dissector_add (self, TCP_TARR_RESERVED, option->at + 4, 1);
    }
  else if (option->size > 4)
    octet_dissector_add (self, TCP_EXPERIMENT_DATA, option->at + 4, option->size - 4);
}

static void
add_unknown (OctetDissector *self,
             const Option   *option)
{
  if (option->size > 2)
    octet_dissector_add (self, TCP_UNKNOWN_PAYLOAD, option->at + 2, option->size - 2);
}

/* Adds a part and answers the place behind it. */
static gsize
add_part (OctetDissector *self,
          guint           field,
          gsize           at,
          gsize           size)
{
  octet_dissector_add (self, field, at, size);
  return at + size;
}

/* RFC 8684, 3.1 */
static void
add_multipath_capable (OctetDissector *self,
                       const Option   *option)
{
  guint version = option->data[2] & 0x0f;
  gsize at = option->at + 4;

  octet_dissector_add (self, TCP_MPTCP_VERSION, option->at + 2, 1);
  octet_dissector_add (self, TCP_MPTCP_FLAGS, option->at + 3, 1);
  octet_dissector_enter (self);
  octet_dissector_add (self, TCP_MPTCP_CHECKSUM_REQUIRED, option->at + 3, 1);
  octet_dissector_add (self, TCP_MPTCP_EXTENSIBILITY, option->at + 3, 1);
  if (version == 1)
    octet_dissector_add (self, TCP_MPTCP_NO_MORE_SUBFLOWS, option->at + 3, 1);
  octet_dissector_add (self, version == 0 ? TCP_MPTCP_SHA1 : TCP_MPTCP_SHA256, option->at + 3, 1);
  octet_dissector_add (self, TCP_MPTCP_RESERVED_FLAG, option->at + 3, 1);
  octet_dissector_close (self);
  if (option->size >= 12)
    at = add_part (self, TCP_MPTCP_SEND_KEY, at, 8);
  if (option->size >= 20)
    at = add_part (self, TCP_MPTCP_RECEIVE_KEY, at, 8);
  if (option->size >= 22)
    at = add_part (self, TCP_MPTCP_DATA_LENGTH, at, 2);
  if (option->size >= 24)
    add_part (self, TCP_MPTCP_CHECKSUM, at, 2);
}

/* RFC 8684, 3.2: its three forms are told apart by their lengths. */
static void
add_multipath_join (OctetDissector *self,
                    const Option   *option)
{
  gsize at = option->at;

  if (option->size == 24)
    {
      octet_dissector_add (self, TCP_MPTCP_RESERVED, at + 2, 2);
      octet_dissector_add (self, TCP_MPTCP_SEND_HMAC, at + 4, 20);
      return;
    }
  octet_dissector_add (self, TCP_MPTCP_FLAGS, at + 2, 1);
  octet_dissector_enter (self);
  octet_dissector_add (self, TCP_MPTCP_BACKUP, at + 2, 1);
  octet_dissector_close (self);
  octet_dissector_add (self, TCP_MPTCP_ADDRESS_ID, at + 3, 1);
  if (option->size == 12)
    at = add_part (self, TCP_MPTCP_RECEIVE_TOKEN, at + 4, 4);
  else if (option->size == 16)
    at = add_part (self, TCP_MPTCP_SEND_SHORT_HMAC, at + 4, 8);
  else
    return;
  octet_dissector_add (self, TCP_MPTCP_SEND_RANDOM, at, 4);
}

/* RFC 8684, 3.3 */
static void
add_multipath_data (OctetDissector *self,
                    const Option   *option)
{
  guint8 flags = option->data[3];
  gsize ack_size = (flags & 0x01) == 0 ? 0 : (flags & 0x02) != 0 ? 8 : 4;
  gsize seq_size = (flags & 0x04) == 0 ? 0 : (flags & 0x08) != 0 ? 8 : 4;
  gsize at = option->at + 4, end = option->at + option->size;

  octet_dissector_add (self, TCP_MPTCP_FLAGS, option->at + 3, 1);
  octet_dissector_enter (self);
  for (guint field = TCP_MPTCP_DATA_FIN; field <= TCP_MPTCP_DATA_ACK_PRESENT; field++)
    octet_dissector_add (self, field, option->at + 3, 1);
  octet_dissector_close (self);
  if (at + ack_size + (seq_size > 0 ? seq_size + 6 : 0) > end)
    {
      octet_dissector_note_here (self, TCP_NOTE_SUBOPTION);
      return;
    }
  if (ack_size > 0)
    at = add_part (self, TCP_MPTCP_DATA_ACK, at, ack_size);
  if (seq_size == 0)
    return;
  at = add_part (self, TCP_MPTCP_DATA_SEQ, at, seq_size);
  at = add_part (self, TCP_MPTCP_SUBFLOW_SEQ, at, 4);
  at = add_part (self, TCP_MPTCP_DATA_LENGTH, at, 2);
  if (at + 2 <= end)
    octet_dissector_add (self, TCP_MPTCP_CHECKSUM, at, 2);
}

/* RFC 8684, 3.4.1, and RFC 6824: address, perhaps a port, perhaps a proof; the
 * length tells which. */
static void
add_multipath_address (OctetDissector *self,
                       const Option   *option)
{
  guint low = option->data[2] & 0x0f;
  gsize size = option->size, at = option->at + 4;
  gboolean is_version_0 = low == 4 || low == 6;
  gboolean is_ipv4 = is_version_0 ? low == 4 : size == 8 || size == 10 || size == 16 || size == 18;
  gsize address_size = is_ipv4 ? 4 : 16, left;

  octet_dissector_add (self, is_version_0 ? TCP_MPTCP_IP_VERSION : TCP_MPTCP_ECHO, option->at + 2,
                       1);
  octet_dissector_add (self, TCP_MPTCP_ADDRESS_ID, option->at + 3, 1);
  if (4 + address_size > size)
    {
      octet_dissector_note_here (self, TCP_NOTE_SUBOPTION);
      return;
    }
  at = add_part (self, is_ipv4 ? TCP_MPTCP_IPV4 : TCP_MPTCP_IPV6, at, address_size);
  left = size - 4 - address_size;
  if (left == 2 || left == 10)
    at = add_part (self, TCP_MPTCP_PORT, at, 2);
  if (left >= 8)
    octet_dissector_add (self, TCP_MPTCP_ADDRESS_HMAC, at, 8);
}

static void
add_multipath_reset (OctetDissector *self,
                     const Option   *option)
{
  octet_dissector_add (self, TCP_MPTCP_FLAGS, option->at + 2, 1);
  octet_dissector_enter (self);
  for (guint field = TCP_MPTCP_FLAG_U; field <= TCP_MPTCP_FLAG_T; field++)
    octet_dissector_add (self, field, option->at + 2, 1);
  octet_dissector_close (self);
  octet_dissector_add (self, TCP_MPTCP_RESET_REASON, option->at + 3, 1);
}

/* The subtypes of a few octets. */
static void
add_multipath_small (OctetDissector *self,
                     const Option   *option)
{
  guint subtype = option->data[2] >> 4;

  if (subtype == 4)
    for (gsize i = 3; i < option->size; i++)
      octet_dissector_add (self, TCP_MPTCP_ADDRESS_ID, option->at + i, 1);
  else if (subtype == 5)
    {
      octet_dissector_add (self, TCP_MPTCP_FLAGS, option->at + 2, 1);
      octet_dissector_enter (self);
      octet_dissector_add (self, TCP_MPTCP_BACKUP, option->at + 2, 1);
      octet_dissector_close (self);
      if (option->size >= 4)
        octet_dissector_add (self, TCP_MPTCP_ADDRESS_ID, option->at + 3, 1);
    }
  else if ((subtype == 6 || subtype == 7) && option->size >= 12)
    {
      octet_dissector_add (self, TCP_MPTCP_RESERVED, option->at + 2, 2);
      octet_dissector_add (self, subtype == 6 ? TCP_MPTCP_DATA_SEQ : TCP_MPTCP_RECEIVE_KEY,
                           option->at + 4, 8);
    }
}

static void
add_multipath (OctetDissector *self,
               const Option   *option)
{
  guint subtype = option->data[2] >> 4;

  octet_dissector_add (self, TCP_MPTCP_SUBTYPE, option->at + 2, 1);
  if (option->size < 4)
    add_multipath_small (self, option);
  else if (subtype == 0)
    add_multipath_capable (self, option);
  else if (subtype == 1)
    add_multipath_join (self, option);
  else if (subtype == 2)
    add_multipath_data (self, option);
  else if (subtype == 3)
    add_multipath_address (self, option);
  else if (subtype == 8)
    add_multipath_reset (self, option);
  else
    add_multipath_small (self, option);
}

/* What is known of the kinds: the sizes they may have, and what reads them. */
static const struct
{
  guint8 kind;
  guint8 least;
  guint8 most;
  guint  field;
  void (*add) (OctetDissector *self,
               const Option   *option);
} kinds[] = {
  { 2, 4, 4, TCP_OPTION_MSS, add_mss },
  { 3, 3, 3, TCP_OPTION_WSCALE, add_window_scale },
  { 4, 2, 2, TCP_OPTION_SACK_PERM, NULL },
  { 5, 2, 40, TCP_OPTION_SACK, add_sack },
  { 6, 6, 6, TCP_OPTION_ECHO, add_echo },
  { 7, 6, 6, TCP_OPTION_ECHO_REPLY, add_echo },
  { 8, 10, 10, TCP_OPTION_TIMESTAMP, add_timestamp },
  { 11, 6, 6, TCP_OPTION_CC, add_count },
  { 12, 6, 6, TCP_OPTION_CC_NEW, add_count },
  { 13, 6, 6, TCP_OPTION_CC_ECHO, add_count },
  { 19, 18, 18, TCP_OPTION_MD5, add_digest },
  { 20, 2, 40, TCP_OPTION_SCPS, add_capabilities },
  { 21, 6, 6, TCP_OPTION_SNACK, add_snack },
  { 22, 2, 40, TCP_OPTION_RECORD, NULL },
  { 23, 2, 2, TCP_OPTION_CORRUPTION, NULL },
  { 27, 8, 8, TCP_OPTION_QS, add_quick_start },
  { 28, 4, 4, TCP_OPTION_USER_TIMEOUT, add_user_timeout },
  { 29, 4, 40, TCP_OPTION_AO, add_authentication },
  { 30, 3, 40, TCP_OPTION_MPTCP, add_multipath },
  { 34, 2, 40, TCP_OPTION_TFO, add_fast_open },
  { 172, 2, 40, TCP_OPTION_ACC_ECN, add_accurate_ecn },
  { 174, 2, 40, TCP_OPTION_ACC_ECN, add_accurate_ecn },
  { 253, 4, 40, TCP_OPTION_EXPERIMENT, add_experiment },
  { 254, 4, 40, TCP_OPTION_EXPERIMENT, add_experiment },
  { 0, 2, 40, TCP_OPTION_UNKNOWN, add_unknown },
};

/* The row of a kind; the last row where nobody knows it. */
static guint
find_kind (guint8 kind)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (kinds) - 1 && kinds[i].kind != kind)
    i++;
  return i;
}

static void
add_option (OctetDissector *self,
            const Option   *option)
{
  guint row = find_kind (option->data[0]);

  octet_dissector_add (self, kinds[row].field, option->at, option->size);
  octet_dissector_enter (self);
  octet_dissector_add (self, TCP_OPTION_KIND, option->at, 1);
  octet_dissector_add (self, TCP_OPTION_LEN, option->at + 1, 1);
  if (option->size < kinds[row].least || option->size > kinds[row].most)
    octet_dissector_note_here (self, TCP_NOTE_OPTION_LENGTH);
  else if (kinds[row].add != NULL)
    kinds[row].add (self, option);
  octet_dissector_close (self);
}

static void
add_filling (OctetDissector *self,
             guint           field,
             gsize           at)
{
  octet_dissector_add (self, field, at, 1);
  octet_dissector_enter (self);
  octet_dissector_add (self, TCP_OPTION_KIND, at, 1);
  octet_dissector_close (self);
}

/* From the end mark on only zeros should follow. */
static void
add_end (OctetDissector *self,
         const guint8   *data,
         gsize           at,
         gsize           size)
{
  gsize i = 0;

  for (; i < size && data[i] == TCP_KIND_EOL; i++)
    add_filling (self, TCP_OPTION_EOL, at + i);
  if (i < size)
    octet_dissector_note_here (self, TCP_NOTE_AFTER_EOL);
}

/* Adds the option at the start of @data; 0 where it does not fit. */
static gsize
add_one (OctetDissector   *self,
         const TcpSegment *segment,
         const guint8     *data,
         gsize             at,
         gsize             left)
{
  Option option = { segment, data, at, left > 1 ? data[1] : 0 };

  if (data[0] == TCP_KIND_NOP)
    {
      add_filling (self, TCP_OPTION_NOP, at);
      return 1;
    }
  if (option.size < 2 || option.size > left)
    {
      octet_dissector_note_here (self, TCP_NOTE_OPTION_LENGTH);
      return 0;
    }
  add_option (self, &option);
  return option.size;
}

static void
add_list (OctetDissector   *self,
          const TcpSegment *segment,
          gsize             size)
{
  const guint8 *data = octet_dissector_get_bytes (self) + TCP_HEADER_SIZE;
  gboolean has_mss = FALSE;
  guint n_nops = 0;
  gsize used = 1;

  for (gsize at = 0; at < size && used > 0; at += used)
    {
      if (data[at] == TCP_KIND_EOL)
        {
          add_end (self, data + at, TCP_HEADER_SIZE + at, size - at);
          break;
        }
      has_mss |= data[at] == 2;
      n_nops = data[at] == TCP_KIND_NOP ? n_nops + 1 : 0;
      used = add_one (self, segment, data + at, TCP_HEADER_SIZE + at, size - at);
      if (n_nops == 4)
        octet_dissector_note_here (self, TCP_NOTE_NOPS);
    }
  if ((segment->flags & 2) != 0 && !has_mss)
    octet_dissector_note_here (self, TCP_NOTE_MSS_ABSENT);
}

/* Adds the options, all that are there of them, with a node for each. */
void
tcp_add_options (OctetDissector   *self,
                 const TcpSegment *segment)
{
  gsize size = MIN (segment->header_size, octet_dissector_get_captured (self)) - TCP_HEADER_SIZE;

  octet_dissector_add (self, TCP_OPTIONS, TCP_HEADER_SIZE, size);
  octet_dissector_enter (self);
  add_list (self, segment, size);
  octet_dissector_close (self);
}

/* The first option of a kind that has at least @least octets, or NULL. */
const guint8 *
tcp_find_option (const guint8 *options,
                 gsize         size,
                 guint8        kind,
                 gsize         least)
{
  gsize at = 0;

  while (at + 1 < size && options[at] != TCP_KIND_EOL)
    {
      gsize length = options[at] == TCP_KIND_NOP ? 1 : options[at + 1];

      if (options[at] != TCP_KIND_NOP && (length < 2 || length > size - at))
        return NULL;
      if (options[at] == kind && length >= least)
        return options + at;
      at += length;
    }
  return NULL;
}

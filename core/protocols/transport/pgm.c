/* pgm.c - Pragmatic General Multicast, RFC 3208
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0           2           4      5      6          8                      14          16
 *     +-----------+-----------+------+------+----------+----------------------+-----------+--------
 *     | source    | dest.     | type | opts | checksum | source identifier, 6 | data size | by type
 *     +-----------+-----------+------+------+----------+----------------------+-----------+--------
 *
 * One sends to many, and those who miss something ask for it. The options are in pgm-options.c, the
 * table in pgm-fields.c.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/transport/pgm.h"

#define HEADER_SIZE 16
/* tshark takes less for no PGM at all. */
#define LEAST_SIZE 18
/* The header and the first number of any message. */
#define ROW_FROM 20
#define TYPE_AT 4

enum
{
  SPM = 0, POLL = 1, POLR = 2, ODATA = 4, RDATA = 5, NAK = 8, NNAK = 9, NCF = 10, ACK = 13,
};

static const OctetNote notes[PGM_N_NOTES] = {
  [PGM_BAD_CHECKSUM] = { "pgm.bad_checksum", OCTET_NOTE_ERROR, OCTET_GROUP_CHECKSUM,
    N_("The checksum does not fit the message") },
  [PGM_BAD_FIRST_OPTION] = { "pgm.opts.type.invalid", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The first option does not state the length of all") },
  [PGM_BAD_TOTAL] = { "pgm.opts.tlen.invalid", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The total length is too small for its own option") },
  [PGM_BAD_LENGTH] = { "pgm.genopts.len.invalid", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The option is shorter than any can be") },
  [PGM_BAD_FAMILY] = { "pgm.address_format_invalid", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The address is of a kind that PGM does not use") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 113 } };

static const char *
get_type_name (guint type)
{
  const OctetField *field = &octet_pgm_fields[PGM_TYPE];

  return octet_name_find (field->names, field->n_names, type);
}

/* tshark says nothing of a type that it does not know, not even that there is PGM, and takes what
 * is too small for a header for data. */
static gboolean
pgm_accept (OctetDissector *self)
{
  if (octet_dissector_get_size (self) < LEAST_SIZE)
    return FALSE;
  if (octet_dissector_get_captured (self) >= HEADER_SIZE &&
      get_type_name (octet_dissector_get_bytes (self)[TYPE_AT]) == NULL)
    octet_dissector_hide_row (self);
  return TRUE;
}

static void
verify (OctetDissector *self)
{
  guint64 checksum = octet_dissector_get_uint (self, PGM_CHECKSUM);
  gboolean is_data = octet_dissector_get_uint (self, PGM_TYPE) == ODATA ||
                     octet_dissector_get_uint (self, PGM_TYPE) == RDATA;
  int verdict = 2;
  guint16 sum;

  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS))
    return;
  /* RFC 3208, 8: only data must have one. */
  if (checksum == 0 && !is_data)
    verdict = 3;
  else if (!octet_dissector_is_quoted (self) &&
           octet_dissector_sum_internet (self, octet_dissector_get_size (self), -1, &sum))
    verdict = checksum != 0 && sum == 0xffff;
  octet_dissector_set_verdict (self, PGM_CHECKSUM, PGM_STATUS, PGM_BAD_CHECKSUM, verdict);
}

static void
read_message (OctetDissector *self,
              guint           type)
{
  switch (type)
    {
    case SPM:
      octet_dissector_read_run (self, PGM_SPM_SEQUENCE, PGM_SPM_LEAD);
      octet_pgm_read_address (self, PGM_SPM_FAMILY);
      return;
    case POLL:
      octet_dissector_read_run (self, PGM_POLL_SEQUENCE, PGM_POLL_SUBTYPE);
      octet_pgm_read_address (self, PGM_POLL_FAMILY);
      octet_dissector_read_run (self, PGM_POLL_BACK_OFF, PGM_POLL_MASK);
      return;
    case POLR:
      octet_dissector_read_run (self, PGM_POLR_SEQUENCE, PGM_POLR_RESERVED);
      return;
    case ODATA:
    case RDATA:
      octet_dissector_read (self, PGM_SPM_SEQUENCE);
      octet_dissector_read (self, PGM_SPM_TRAIL);
      return;
    case NAK:
    case NNAK:
    case NCF:
      octet_dissector_read (self, PGM_NAK_SEQUENCE);
      octet_pgm_read_address (self, PGM_NAK_SOURCE_FAMILY);
      octet_pgm_read_address (self, PGM_NAK_GROUP_FAMILY);
      return;
    case ACK:
    default:
      octet_dissector_read_run (self, PGM_ACK_SEQUENCE, PGM_ACK_BITMAP);
    }
}

static void
pgm_dissect (OctetDissector *self)
{
  guint type = octet_dissector_get_bytes (self)[TYPE_AT];
  const char *name = get_type_name (type);

  if (name == NULL)
    {
      octet_dissector_set_header (self, octet_dissector_get_captured (self));
      return;
    }
  octet_dissector_describe (self, ", %s, %u → %u", name,
                            (guint) octet_dissector_get_uint (self, PGM_SOURCE),
                            (guint) octet_dissector_get_uint (self, PGM_DESTINATION));
  octet_dissector_summarize (self, _("%s, sequence number %u"), name,
                             (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 4));
  octet_dissector_add (self, PGM_PORT, 0, 2);
  octet_dissector_add (self, PGM_PORT, 2, 2);
  verify (self);
  octet_dissector_open_text (self, name);
  read_message (self, type);
  octet_dissector_close (self);
  if (octet_dissector_get_uint (self, PGM_HAS_OPTIONS) != 0 && octet_dissector_ok (self))
    octet_pgm_read_options (self);
  if (type != ODATA && type != RDATA)
    return;
  octet_dissector_set_header (self, octet_dissector_get_position (self));
  if (octet_dissector_ok (self) && octet_dissector_get_left (self) > 0)
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_pgm = {
  .key = "pgm",
  .name = N_("Pragmatic General Multicast"),
  .short_name = "PGM",
  .reference = "RFC 3208",
  .level = OCTET_LEVEL_TRANSPORT,
  .row_from = ROW_FROM,
  .header_size = HEADER_SIZE,
  .fields = octet_pgm_fields,
  .n_fields = PGM_N_FIELDS,
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .accept = pgm_accept,
  .dissect = pgm_dissect,
  .lesson = N_("Carries the same data to many receivers at once. Nobody confirms what came; who "
               "misses a packet asks for it, and gets it a second time. Stock exchanges send their "
               "prices so."),
};

/* sflow.c - samples of a switch's traffic, sFlow version 5 (sflow.org/sflow_version_5.txt)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0         4                8        …         + 4        + 8       + 12      + 16
 *     +---------+----------------+--------+---------+----------+---------+---------+----------
 *     | version | kind of address| agent  | part    | sequence | up time | samples | samples …
 *     +---------+----------------+--------+---------+----------+---------+---------+----------
 *
 * A sample, and in it each record, begins with who defined it and what it is, in 20 and 12
 * bits, and its length.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/management/sflow-private.h"

enum { SAMPLE_FLOW = 1, SAMPLE_COUNTERS, SAMPLE_FLOW_WIDE, SAMPLE_COUNTERS_WIDE };
enum { RECORD_HEADER = 1, COUNTERS_INTERFACE = 1, COUNTERS_ETHERNET = 2 };
enum { HEADER_ETHERNET = 1, HEADER_IPV4 = 11, HEADER_IPV6 = 12 };

static const OctetCarrier carriers[] = { { "udp.port", 6343 } };

/* Other versions are laid out differently, and nobody sends them any more. */
static gboolean
sflow_accept (OctetDissector *self)
{
  return octet_reader_peek_be (octet_dissector_rest (self), 0, 4) == 5;
}

/* Who defined it and what it is; returns that, or 0 where it is not the standard's. */
static guint
read_kind (OctetDissector *self,
           guint           field)
{
  gsize at = octet_dissector_get_position (self);
  guint kind = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 4);

  octet_dissector_add (self, SFLOW_ENTERPRISE, at, 4);
  octet_dissector_read (self, field);
  return kind >> 12 == 0 ? kind & 0xfff : 0;
}

static void
skip_to (OctetDissector *self,
         gsize           end)
{
  if (octet_dissector_ok (self) && octet_dissector_get_position (self) < end)
    octet_reader_skip (octet_dissector_rest (self), end - octet_dissector_get_position (self));
}

static void
add_header (OctetDissector *self,
            gsize           end)
{
  guint protocol = (guint) octet_dissector_read (self, SFLOW_PROTOCOL);
  gsize whole = octet_dissector_read (self, SFLOW_FRAME_LENGTH);
  gsize stripped = octet_dissector_read (self, SFLOW_STRIPPED);
  gsize size = octet_dissector_read (self, SFLOW_HEADER_LENGTH);
  gsize at = octet_dissector_get_position (self);
  guint32 type = protocol == HEADER_ETHERNET ? 0x6558
                 : protocol == HEADER_IPV4 ? 0x0800 : protocol == HEADER_IPV6 ? 0x86dd : 0;

  if (size == 0 || at > end || size > end - at)
    return;
  octet_dissector_add (self, SFLOW_HEADER, at, size);
  whole = whole > stripped ? whole - stripped : 0;
  if (type == 0 || !octet_dissector_ok (self))
    return;
  /* The packet went elsewhere: it is no part of the conversations in this capture. */
  octet_dissector_set_quoting (self, TRUE);
  octet_dissector_set_enclosing (self, TRUE);
  octet_dissector_call_cut_part (self, "ethertype", type, at, size, whole);
  octet_dissector_set_enclosing (self, FALSE);
  octet_dissector_set_quoting (self, FALSE);
}

/* RFC 2233's counters; the state of the interface is two bits of one number. */
static void
add_interface (OctetDissector *self)
{
  octet_dissector_read_run (self, SFLOW_IF_INDEX, SFLOW_IF_DIRECTION);
  octet_dissector_add (self, SFLOW_IF_ADMIN, octet_dissector_get_position (self), 4);
  octet_dissector_read_run (self, SFLOW_IF_OPER, SFLOW_IF_PROMISCUOUS);
}

static void
add_record (OctetDissector *self,
            gboolean        is_flow)
{
  guint kind;
  gsize size, end;

  octet_dissector_open_text (self, _("Record"));
  kind = read_kind (self, is_flow ? SFLOW_FLOW_FORMAT : SFLOW_COUNTER_FORMAT);
  size = octet_dissector_read (self, SFLOW_RECORD_LENGTH);
  end = octet_dissector_get_position (self) + size;
  if (is_flow && kind == RECORD_HEADER && size >= 16)
    add_header (self, end);
  else if (!is_flow && kind == COUNTERS_INTERFACE && size == 88)
    add_interface (self);
  else if (!is_flow && kind == COUNTERS_ETHERNET && size == 52)
    octet_dissector_read_run (self, SFLOW_ETH_ALIGNMENT, SFLOW_ETH_SYMBOL);
  skip_to (self, end);
  octet_dissector_close (self);
}

static void
add_records (OctetDissector *self,
             guint           field,
             gsize           end,
             gboolean        is_flow)
{
  guint count = (guint) octet_dissector_read (self, field);

  for (guint i = 0; i < count && octet_dissector_ok (self) &&
                    octet_dissector_get_position (self) + 8 <= end; i++)
    add_record (self, is_flow);
}

/* Sources and interfaces have numbers of 24 bits, or with wide numbers of 32. */
static void
add_flow (OctetDissector *self,
          gsize           end,
          gboolean        is_wide)
{
  octet_dissector_read (self, SFLOW_FLOW_SEQUENCE);
  if (is_wide)
    octet_dissector_read_run (self, SFLOW_FLOW_SOURCE_TYPE, SFLOW_FLOW_SOURCE);
  else
    {
      octet_dissector_add (self, SFLOW_FLOW_CLASS, octet_dissector_get_position (self), 4);
      octet_dissector_read (self, SFLOW_FLOW_INDEX);
    }
  octet_dissector_read_run (self, SFLOW_RATE, SFLOW_DROPS);
  if (is_wide)
    octet_dissector_read_run (self, SFLOW_INPUT_FORMAT, SFLOW_OUTPUT_VALUE_WIDE);
  else
    octet_dissector_read_run (self, SFLOW_INPUT, SFLOW_OUTPUT);
  add_records (self, SFLOW_N_RECORDS, end, TRUE);
}

static void
add_counters (OctetDissector *self,
              gsize           end,
              gboolean        is_wide)
{
  octet_dissector_read (self, SFLOW_COUNTER_SEQUENCE);
  if (is_wide)
    octet_dissector_read_run (self, SFLOW_COUNTER_TYPE_WIDE, SFLOW_COUNTER_INDEX_WIDE);
  else
    {
      octet_dissector_add (self, SFLOW_COUNTER_TYPE, octet_dissector_get_position (self), 4);
      octet_dissector_read (self, SFLOW_COUNTER_INDEX);
    }
  add_records (self, SFLOW_N_COUNTERS, end, FALSE);
}

static void
add_sample (OctetDissector *self)
{
  guint kind;
  gsize end;

  octet_dissector_open_text (self, _("Sample"));
  kind = read_kind (self, SFLOW_SAMPLE_TYPE);
  end = octet_dissector_read (self, SFLOW_SAMPLE_LENGTH);
  end += octet_dissector_get_position (self);
  if (kind == SAMPLE_FLOW || kind == SAMPLE_FLOW_WIDE)
    add_flow (self, end, kind == SAMPLE_FLOW_WIDE);
  else if (kind == SAMPLE_COUNTERS || kind == SAMPLE_COUNTERS_WIDE)
    add_counters (self, end, kind == SAMPLE_COUNTERS_WIDE);
  skip_to (self, end);
  octet_dissector_close (self);
}

static void
sflow_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint samples;

  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  octet_dissector_read (self, SFLOW_VERSION);
  octet_dissector_read (self, octet_dissector_read (self, SFLOW_AGENT_TYPE) == 2 ? SFLOW_AGENT_6
                                                                               : SFLOW_AGENT);
  octet_dissector_read_run (self, SFLOW_SUB_AGENT, SFLOW_UPTIME);
  samples = (guint) octet_dissector_read (self, SFLOW_N_SAMPLES);
  for (guint i = 0; i < samples && octet_dissector_ok (self) && octet_reader_left (rest) >= 8; i++)
    add_sample (self);
  octet_dissector_summarize (self, _("Samples: %u"), samples);
}

const OctetProtocol octet_protocol_sflow = {
  .key = "sflow",
  .name = N_("sFlow"),
  .short_name = "sFlow",
  .reference = "sflow.org/sflow_version_5.txt",
  .level = OCTET_LEVEL_APPLICATION,
  .fields = octet_sflow_fields,
  .n_fields = SFLOW_N_FIELDS,
  OCTET_CARRIERS (carriers),
  .accept = sflow_accept,
  .dissect = sflow_dissect,
  .lesson = N_("A switch picks one of many packets at random and sends its beginning to a "
               "collector, with counters: enough to see who uses a fast network for what."),
};

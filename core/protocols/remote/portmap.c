/* portmap.c - the portmapper, which knows at which ports remote programs listen: RFC 1833.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     version 2, where is it?   call:  | program | version | 6 or 17 | 0 |      reply:  | port |
 *     version 3 and 4:          call:  | program | version | network | address | owner |
 *                               reply: | address |
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/remote/rpc.h"

#define PROGRAM_NUMBER 100000
/* Programs of one machine; a list without end is none. */
#define MAX_ENTRIES 1000

enum { SET = 1, UNSET, GET, DUMP };
enum { GET_VERSION = 9 };

static const OctetName procedures2[] = {
  { 0, N_("Nothing") }, { 1, N_("Set") }, { 2, N_("Unset") }, { 3, N_("Where is it?") },
  { 4, N_("List") }, { 5, N_("Call it") },
};
static const OctetName procedures3[] = {
  { 0, N_("Nothing") }, { 1, N_("Set") }, { 2, N_("Unset") }, { 3, N_("Where is it?") },
  { 4, N_("List") }, { 5, N_("Call it") }, { 6, N_("Time") }, { 7, N_("Address to words") },
  { 8, N_("Words to address") }, { 9, N_("Where is this version?") },
  { 10, N_("Call it, indirectly") }, { 11, N_("Addresses") }, { 12, N_("Statistics") },
};
static const OctetName protocols[] = {
  { 6, "TCP" }, { 17, "UDP" },
};

#define LESSON_PROCEDURE N_("What the portmapper is to do. A list tells a stranger everything " \
                            "that runs on the machine.")

enum
{
  PROCEDURE2, PROCEDURE3, PROCEDURE4, PROGRAM, VERSION, PROTOCOL, PORT, ANSWER, ENTRY,
  ENTRY_PROGRAM, ENTRY_VERSION, ENTRY_NETWORK, ENTRY_ADDRESS, ENTRY_OWNER, ADDRESS,
};

static const OctetField fields[] = {
  [PROCEDURE2] = { "portmap.procedure_v2", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (procedures2),
    .lesson = LESSON_PROCEDURE },
  [PROCEDURE3] = { "portmap.procedure_v3", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (procedures3),
    .lesson = LESSON_PROCEDURE },
  [PROCEDURE4] = { "portmap.procedure_v4", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (procedures3),
    .lesson = LESSON_PROCEDURE },
  [PROGRAM] = { "portmap.prog", N_("Program"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The program that is looked for, or that listens.") },
  [VERSION] = { "portmap.version", N_("Version"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Which edition of the program.") },
  [PROTOCOL] = { "portmap.proto", N_("Transport"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (protocols),
    .lesson = N_("Over UDP or over TCP.") },
  [PORT] = { "portmap.port", N_("Port"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Where the program listens; 0 means that it is not there.") },
  [ANSWER] = { "portmap.answer", N_("Done"), OCTET_FIELD_BOOL, .bits = 32, .on = N_("Yes"),
    .off = N_("No"),
    .lesson = N_("Whether the portmapper did it.") },
  [ENTRY] = { "portmap.rpcb", N_("Entry"), OCTET_FIELD_LABEL,
    .lesson = N_("A program, and where it listens.") },
  [ENTRY_PROGRAM] = { "portmap.rpcb.prog", N_("Program"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The program that is looked for, or that listens.") },
  [ENTRY_VERSION] = { "portmap.rpcb.version", N_("Version"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Which edition of the program.") },
  [ENTRY_NETWORK] = { "portmap.rpcb.netid", N_("Network"), OCTET_FIELD_STRING,
    .lesson = N_("The kind of transport, such as udp6.") },
  [ENTRY_ADDRESS] = { "portmap.rpcb.addr", N_("Address"), OCTET_FIELD_STRING,
    .lesson = N_("Where the program listens, port included, with dots between all parts.") },
  [ENTRY_OWNER] = { "portmap.rpcb.owner", N_("Owner"), OCTET_FIELD_STRING,
    .lesson = N_("Who entered it.") },
  [ADDRESS] = { "portmap.uaddr", N_("Address"), OCTET_FIELD_STRING,
    .lesson = N_("Where the program listens: address and port, with dots between all parts.") },
};

static const OctetCarrier carriers[] = { { "rpc.call", OCTET_HEURISTIC } };

static gboolean
portmap_accept (OctetDissector *self)
{
  guint32 version = rpc_get_version (octet_dissector_get_parameter (self));

  return rpc_get_program (octet_dissector_get_parameter (self)) == PROGRAM_NUMBER &&
         version >= 2 && version <= 4;
}

/* Length, text, zeros up to a multiple of four. */
static void
read_text (OctetDissector *self,
           guint           field)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize size = octet_reader_be32 (rest);

  if (size > 0)
    octet_dissector_read_size (self, field, size);
  octet_reader_skip (rest, (4 - size % 4) % 4);
}

static void
read_entry2 (OctetDissector *self)
{
  octet_dissector_read_run (self, PROGRAM, PORT);
}

static void
read_entry3 (OctetDissector *self)
{
  octet_dissector_open (self, ENTRY);
  octet_dissector_read (self, ENTRY_PROGRAM);
  octet_dissector_read (self, ENTRY_VERSION);
  read_text (self, ENTRY_NETWORK);
  read_text (self, ENTRY_ADDRESS);
  read_text (self, ENTRY_OWNER);
  octet_dissector_close (self);
}

/* In front of each entry stands whether there is one. */
static void
read_list (OctetDissector *self,
           gboolean        is_new)
{
  OctetReader *rest = octet_dissector_rest (self);

  for (guint i = 0; i < MAX_ENTRIES && octet_reader_left (rest) > 0; i++)
    {
      if (octet_reader_be32 (rest) == 0)
        return;
      if (is_new)
        read_entry3 (self);
      else
        {
          octet_dissector_open_text (self, _("Entry"));
          read_entry2 (self);
          octet_dissector_close (self);
        }
    }
}

static void
read_call (OctetDissector *self,
           guint32         procedure,
           gboolean        is_new)
{
  if (is_new && (procedure == SET || procedure == UNSET || procedure == GET ||
                 procedure == GET_VERSION))
    read_entry3 (self);
  else if (!is_new && procedure >= SET && procedure <= GET)
    read_entry2 (self);
}

static void
read_reply (OctetDissector *self,
            guint32         procedure,
            gboolean        is_new)
{
  if (procedure == SET || procedure == UNSET)
    octet_dissector_read (self, ANSWER);
  else if (procedure == DUMP)
    read_list (self, is_new);
  else if (is_new && (procedure == GET || procedure == GET_VERSION))
    read_text (self, ADDRESS);
  else if (procedure == GET)
    octet_dissector_read (self, PORT);
}

static void
portmap_dissect (OctetDissector *self)
{
  guint32 call = octet_dissector_get_parameter (self);
  guint32 version = rpc_get_version (call), procedure = rpc_get_procedure (call);
  const char *name = octet_name_find (procedures3, G_N_ELEMENTS (procedures3), procedure);

  octet_dissector_add_uint (self, PROCEDURE2 + (version - 2), procedure, 0, 0);
  octet_dissector_summarize (self, rpc_is_reply (call) ? _("Portmapper, reply: %s")
                                                       : _("Portmapper, call: %s"),
                             name != NULL ? _(name) : "?");
  if (rpc_is_reply (call))
    read_reply (self, procedure, version > 2);
  else
    read_call (self, procedure, version > 2);
}

const OctetProtocol octet_protocol_portmap = {
  .key = "portmap",
  .name = N_("Portmapper"),
  .short_name = "Portmap",
  .reference = "RFC 1833",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = portmap_accept,
  .dissect = portmap_dissect,
  .lesson = N_("Remote programs listen at any port; this one, always at port 111, tells at which. "
               "Open to the world it helps attackers look around, and floods grow by it."),
};

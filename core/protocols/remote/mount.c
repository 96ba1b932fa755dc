/* mount.c - gives out the first handle of an exported folder: RFC 1813, appendix I.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     mount:  call:  | path |          reply:  | status | handle | ways to prove who one is |
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/remote/rpc.h"

#define PROGRAM_NUMBER 100005
/* Ways to prove who one is, of which there are a dozen. */
#define MAX_FLAVORS 64

enum { MOUNT = 1, UNMOUNT = 3 };

static const OctetName procedures[] = {
  { 0, N_("Nothing") }, { 1, N_("Mount") }, { 2, N_("List of mounts") }, { 3, N_("Unmount") },
  { 4, N_("Unmount all") }, { 5, N_("List of exports") },
};
static const OctetName statuses[] = {
  { 0, "OK" }, { 1, N_("Not the owner") }, { 2, N_("No such folder") },
  { 5, N_("Input or output error") }, { 13, N_("Not allowed") }, { 20, N_("Not a folder") },
  { 22, N_("Invalid argument") }, { 63, N_("Name too long") }, { 10004, N_("Not supported") },
  { 10006, N_("Server error") },
};
static const OctetName flavors[] = {
  { 0, N_("None") }, { 1, "UNIX" }, { 6, "RPCSEC_GSS" }, { 390003, "Kerberos 5" },
  { 390004, "Kerberos 5, signed" }, { 390005, "Kerberos 5, encrypted" },
};

#define LESSON_PROCEDURE N_("What is wanted of the server: a folder, or a list of what it exports.")

enum
{
  PROCEDURE1, PROCEDURE2, PROCEDURE3, PATH, STATUS, FLAVORS, FLAVOR,
};

static const OctetField fields[] = {
  [PROCEDURE1] = { "mount.procedure_v1", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (procedures),
    .lesson = LESSON_PROCEDURE },
  [PROCEDURE2] = { "mount.procedure_v2", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (procedures),
    .lesson = LESSON_PROCEDURE },
  [PROCEDURE3] = { "mount.procedure_v3", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (procedures),
    .lesson = LESSON_PROCEDURE },
  [PATH] = { "mount.path", N_("Path"), OCTET_FIELD_STRING,
    .lesson = N_("The folder at the server.") },
  [STATUS] = { "mount.status", N_("Status"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (statuses),
    .lesson = N_("Whether the folder may be used.") },
  [FLAVORS] = { "mount.flavors", N_("Ways of proof"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many ways to prove who one is the server takes.") },
  [FLAVOR] = { "mount.flavor", N_("Way of proof"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (flavors),
    .lesson = N_("A way to prove who one is.") },
};

static const OctetCarrier carriers[] = { { "rpc.call", OCTET_HEURISTIC } };

static gboolean
mount_accept (OctetDissector *self)
{
  guint32 version = rpc_get_version (octet_dissector_get_parameter (self));

  return rpc_get_program (octet_dissector_get_parameter (self)) == PROGRAM_NUMBER &&
         version >= 1 && version <= 3;
}

static void
read_path (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize size = octet_reader_be32 (rest);

  if (size > 0)
    octet_dissector_read_size (self, PATH, size);
  octet_reader_skip (rest, (4 - size % 4) % 4);
}

/* Version 3: the handle, as long as it says, then the ways of proof. */
static void
read_mounted (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize size = octet_reader_be32 (rest);
  guint64 n_flavors;

  octet_reader_skip (rest, size);
  octet_reader_skip (rest, (4 - size % 4) % 4);
  if (!octet_dissector_ok (self))
    return;
  n_flavors = octet_dissector_read (self, FLAVORS);
  for (guint64 i = 0; i < MIN (n_flavors, MAX_FLAVORS) && octet_dissector_ok (self); i++)
    octet_dissector_read (self, FLAVOR);
}

static void
mount_dissect (OctetDissector *self)
{
  guint32 call = octet_dissector_get_parameter (self);
  guint32 version = rpc_get_version (call), procedure = rpc_get_procedure (call);
  const char *name = octet_name_find (procedures, G_N_ELEMENTS (procedures), procedure);

  octet_dissector_add_uint (self, PROCEDURE1 + (version - 1), procedure, 0, 0);
  octet_dissector_summarize (self, rpc_is_reply (call) ? _("Mount, reply: %s")
                                                       : _("Mount, call: %s"),
                             name != NULL ? _(name) : "?");
  if (!rpc_is_reply (call) && (procedure == MOUNT || procedure == UNMOUNT))
    read_path (self);
  else if (rpc_is_reply (call) && procedure == MOUNT &&
           octet_dissector_read (self, STATUS) == 0 && version == 3)
    read_mounted (self);
}

const OctetProtocol octet_protocol_mount = {
  .key = "mount",
  .name = N_("Mount Service"),
  .short_name = "MOUNT",
  .reference = "RFC 1813",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = mount_accept,
  .dissect = mount_dissect,
  .lesson = N_("Before a client can use a folder of an NFS server it asks here for the folder's "
               "handle."),
};

/* nfs.c - Network File System, which procedure is called: RFC 1813 (version 3), RFC 7530 (4).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     arguments and results follow, each procedure's own
 *
 * They are not taken apart.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/remote/rpc.h"

#define PROGRAM_NUMBER 100003

static const OctetName procedures2[] = {
  { 0, N_("Nothing") }, { 1, N_("Get attributes") }, { 2, N_("Set attributes") }, { 3, N_("Root") },
  { 4, N_("Look up") }, { 5, N_("Read link") }, { 6, N_("Read") }, { 7, N_("Write cache") },
  { 8, N_("Write") }, { 9, N_("Create") }, { 10, N_("Remove") }, { 11, N_("Rename") },
  { 12, N_("Link") }, { 13, N_("Symbolic link") }, { 14, N_("Make folder") },
  { 15, N_("Remove folder") }, { 16, N_("Read folder") }, { 17, N_("State of the file system") },
};
static const OctetName procedures3[] = {
  { 0, N_("Nothing") }, { 1, N_("Get attributes") }, { 2, N_("Set attributes") },
  { 3, N_("Look up") }, { 4, N_("Access") }, { 5, N_("Read link") }, { 6, N_("Read") },
  { 7, N_("Write") }, { 8, N_("Create") }, { 9, N_("Make folder") }, { 10, N_("Symbolic link") },
  { 11, N_("Make node") }, { 12, N_("Remove") }, { 13, N_("Remove folder") }, { 14, N_("Rename") },
  { 15, N_("Link") }, { 16, N_("Read folder") }, { 17, N_("Read folder, with attributes") },
  { 18, N_("State of the file system") }, { 19, N_("About the file system") },
  { 20, N_("About paths") }, { 21, N_("Commit") },
};
static const OctetName procedures4[] = {
  { 0, N_("Nothing") }, { 1, N_("Compound") },
};

#define LESSON_PROCEDURE N_("What is done at the server.")

enum
{
  PROCEDURE2, PROCEDURE3, PROCEDURE4,
};

static const OctetField fields[] = {
  [PROCEDURE2] = { "nfs.procedure_v2", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (procedures2),
    .lesson = LESSON_PROCEDURE },
  [PROCEDURE3] = { "nfs.procedure_v3", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (procedures3),
    .lesson = LESSON_PROCEDURE },
  [PROCEDURE4] = { "nfs.procedure_v4", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (procedures4),
    .lesson = N_("Version 4 knows one procedure only, which carries a list of operations.") },
};

static const OctetCarrier carriers[] = { { "rpc.call", OCTET_HEURISTIC } };

static gboolean
nfs_accept (OctetDissector *self)
{
  guint32 version = rpc_get_version (octet_dissector_get_parameter (self));

  return rpc_get_program (octet_dissector_get_parameter (self)) == PROGRAM_NUMBER &&
         version >= 2 && version <= 4;
}

static void
nfs_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint32 call = octet_dissector_get_parameter (self);
  guint field = PROCEDURE2 + (rpc_get_version (call) - 2);
  const char *name = octet_name_find (fields[field].names, fields[field].n_names,
                                      rpc_get_procedure (call));

  octet_dissector_add_uint (self, field, rpc_get_procedure (call), 0, 0);
  octet_dissector_summarize (self, rpc_is_reply (call) ? _("NFS, reply: %s") : _("NFS, call: %s"),
                             name != NULL ? _(name) : "?");
  octet_reader_skip (rest, octet_reader_left (rest));
}

const OctetProtocol octet_protocol_nfs = {
  .key = "nfs",
  .name = N_("Network File System"),
  .short_name = "NFS",
  .reference = "RFC 1813",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = nfs_accept,
  .dissect = nfs_dissect,
  .lesson = N_("Uses the files of a server as if they were one's own. With the simple kind of "
               "credentials the server believes whatever user number a client states."),
};

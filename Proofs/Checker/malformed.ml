(* What is malformed is neither true nor false: exit code 2. *)

exception Malformed of string

let fail path expected = raise (Malformed (Printf.sprintf "%s: expected %s" path expected))
let require path expected condition = if not condition then fail path expected

let read_file ?(most = max_int) path =
  match open_in_bin path with
  | exception Sys_error message -> raise (Malformed message)
  | channel ->
    Fun.protect ~finally:(fun () -> close_in_noerr channel) (fun () ->
        match in_channel_length channel with
        | exception Sys_error message -> raise (Malformed message)
        | length ->
          require path (Printf.sprintf "at most %d bytes" most) (length <= most);
          try really_input_string channel length with
          | End_of_file | Sys_error _ -> fail path "a readable file")
